import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const TEXT = 0x1;
const CLOSE = 0x8;

/** The server's end of a WebSocket. */
export class ServedSocket {
  readonly request: IncomingMessage;
  /** What the other side has sent. */
  readonly received: string[] = [];
  readonly #stream: Duplex;
  readonly #heard: (socket: ServedSocket, message: string) => void;
  #buffer = Buffer.alloc(0);
  #isClosing = false;

  constructor(
    request: IncomingMessage,
    stream: Duplex,
    heard: (socket: ServedSocket, message: string) => void,
  ) {
    this.request = request;
    this.#stream = stream;
    this.#heard = heard;
    stream.on('data', (data: Buffer) => this.#read(data));
    stream.on('error', () => {});
  }

  /** Text as it stands, anything else as JSON. */
  send(message: unknown): void {
    this.#write(TEXT, Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)));
  }

  sendBytes(bytes: Buffer): void {
    this.#write(0x2, bytes);
  }

  close(code: number): void {
    this.#isClosing = true;
    this.#write(CLOSE, Buffer.of(code >> 8, code & 0xff));
  }

  /** Without a farewell. */
  cut(): void {
    this.#stream.destroy();
  }

  #write(opcode: number, payload: Buffer): void {
    const { length } = payload;
    const header = Buffer.alloc(length < 126 ? 2 : length < 2 ** 16 ? 4 : 10);
    header[0] = 0x80 | opcode;
    header[1] = length < 126 ? length : length < 2 ** 16 ? 126 : 127;
    if (header.length === 4) header.writeUInt16BE(length, 2);
    if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
    this.#stream.write(Buffer.concat([header, payload]));
  }

  /** Messages of clients are masked; short ones come in one frame. */
  #read(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    while (this.#buffer.length >= 6) {
      const short = this.#buffer[1]! & 0x7f;
      const start = short === 126 ? 8 : 6;
      const length = short === 126 ? this.#buffer.readUInt16BE(2) : short;
      if (this.#buffer.length < start + length) return;
      const mask = this.#buffer.subarray(start - 4, start);
      const payload = this.#buffer.subarray(start, start + length).map((byte, i) => byte ^ mask[i % 4]!);
      const opcode = this.#buffer[0]! & 0xf;
      this.#buffer = this.#buffer.subarray(start + length);
      if (opcode === CLOSE) {
        if (!this.#isClosing) this.#write(CLOSE, Buffer.from(payload));
        this.#stream.end();
      } else if (opcode === TEXT) {
        const message = Buffer.from(payload).toString();
        this.received.push(message);
        this.#heard(this, message);
      }
    }
  }
}

/** Serves WebSockets on a free port of 127.0.0.1, as RFC 6455 has it: as much of it as tests need. */
export async function serveWebSockets(heard: (socket: ServedSocket, message: string) => void) {
  const sockets: ServedSocket[] = [];
  const server = createServer((_, response) => response.writeHead(426).end());
  server.on('upgrade', (request, stream) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const [protocol] = request.headers['sec-websocket-protocol']?.split(',') ?? [];
    const lines = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
      ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    ];
    stream.write(`${lines.join('\r\n')}\r\n\r\n`);
    sockets.push(new ServedSocket(request, stream, heard));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.cut();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
