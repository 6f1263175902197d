import type { Failure } from './failure.ts';

/** One HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** What was answered once: bytes, their tag, and their compressed form, made when it is first wanted. */
export interface KeptAnswer {
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zipped: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Shorter answers grow by being compressed. */
const WORTH_ZIPPING = 1_000;

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-cache',
  vary: 'accept-encoding, authorization, cookie, origin',
};

/** Writes a value as JSON, ready to be sent many times. */
export async function keep(value: unknown): Promise<KeptAnswer> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  let zipped: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    etag: `W/"${btoa(String.fromCharCode(...digest.subarray(0, 18)))}"`,
    bytes,
    zipped: () => (zipped ??= zip(bytes)),
  };
}

/** Sends it, or says that the asker has it already. */
export async function send(
  { etag, bytes, zipped }: KeptAnswer,
  headers: { get(name: string): string | null },
): Promise<Answer> {
  const tagged = { ...HEADERS, etag };
  if (headers.get('if-none-match')?.includes(etag.slice(2))) return { status: 304, headers: tagged };
  const takesZip = /\bgzip\b/.test(headers.get('accept-encoding') ?? '');
  if (!takesZip || bytes.length < WORTH_ZIPPING) return { status: 200, headers: tagged, body: bytes };
  return { status: 200, headers: { ...tagged, 'content-encoding': 'gzip' }, body: await zipped() };
}

/** Says why there is no answer. */
export function refuse({ status, code, message }: Failure): Answer {
  return {
    status,
    headers: {
      ...HEADERS,
      'cache-control': 'no-store',
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(status === 405 && { allow: 'GET, POST, OPTIONS' }),
    },
    body: new TextEncoder().encode(JSON.stringify({ error: { code, message } })),
  };
}

async function zip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
