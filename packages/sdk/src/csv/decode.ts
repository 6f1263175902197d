import { joined } from './bytes.ts';
import { notWrittenIn } from './utf8.ts';

/** Gives the next part of a text in UTF-8. */
export type Decode = (part: Uint8Array, isLast: boolean) => Uint8Array;

const MARK_BYTES = 3;

/**
 * Makes a text of any encoding one in UTF-8 without a byte order mark. The mark tells the encoding if there is one,
 * else it is UTF-8 already, which is checked where it is read. Throws `unreadable_data` rather than put replacement
 * characters into names.
 *
 * @param encoding A label of the Encoding standard: `windows-1252`, `gb18030`.
 */
export function utf8Decoder(name: string, encoding?: string): Decode {
  let decode: Decode | undefined;
  let start: Uint8Array = new Uint8Array(0);
  return (part, isLast) => {
    if (decode) return decode(part, isLast);
    start = joined(start, part);
    if (start.length < MARK_BYTES && !isLast) return start.subarray(0, 0);
    decode = decoderOf(encoding ?? encodingOfMark(start), start, name);
    return decode(start, isLast);
  };
}

function decoderOf(label: string, start: Uint8Array, name: string): Decode {
  const attempt = <Result>(read: () => Result): Result => {
    try {
      return read();
    } catch (cause) {
      throw notWrittenIn(label, name, cause);
    }
  };
  const decoder = attempt(() => new TextDecoder(label, { fatal: true }));
  if (decoder.encoding !== 'utf-8') {
    const encoder = new TextEncoder();
    return (part, isLast) => encoder.encode(attempt(() => decoder.decode(part, { stream: !isLast })));
  }
  let mark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? MARK_BYTES : 0;
  return (part) => {
    const text = part.subarray(mark);
    mark = 0;
    return text;
  };
}

function encodingOfMark([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
