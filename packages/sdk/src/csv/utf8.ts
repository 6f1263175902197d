import { KpiError } from '@kpi-elements/core';

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = /* @__PURE__ */ new TextEncoder();

/** Is the byte white space by itself, as `trim` has it? */
export function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** The text of bytes in UTF-8. Throws `unreadable_data` rather than put replacement characters into names. */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw notWrittenIn('utf-8', name, cause);
  }
}

/** The texts of cells that stand one behind the other. The last of `starts` is where the last cell ends. */
export function textsOf(bytes: Uint8Array, starts: Uint32Array, name: string): string[] {
  const whole = textOf(bytes.subarray(starts[0], starts.at(-1)), name);
  const texts: string[] = [];
  let from = 0;
  for (let cell = 1; cell < starts.length; cell++) {
    const [start, end] = [starts[cell - 1]!, starts[cell]!];
    let to = from;
    for (let at = start; at < end; at++) to += isContinuation(bytes[at]!) ? 0 : bytes[at]! < 0xf0 ? 1 : 2;
    if (start < end && isContinuation(bytes[start]!)) throw notWrittenIn('utf-8', name);
    texts.push(whole.slice(from, to));
    from = to;
  }
  return texts;
}

/** Is there nothing but white space? */
export function isBlank(bytes: Uint8Array, name: string): boolean {
  return bytes.every(isSpace) || (bytes[0]! > 127 && trimmed(bytes, name).length === 0);
}

/** The bytes without white space around them. */
export function trimmed(bytes: Uint8Array, name: string): Uint8Array {
  return encoder.encode(textOf(bytes, name).trim());
}

/** Nothing but a text in that encoding can be read as one. */
export function notWrittenIn(encoding: string, name: string, cause?: unknown): KpiError {
  return new KpiError(
    'unreadable_data',
    `"${name}" is not written in ${encoding}.\nSet its encoding, such as "windows-1252" or "gb18030", or save it as UTF-8.`,
    { cause },
  );
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
