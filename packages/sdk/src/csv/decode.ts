import { KpiError } from '@kpi-elements/core';

/**
 * Bytes as text: by the byte order mark if there is one, else as UTF-8.
 * Throws `unreadable_data` rather than put replacement characters into names.
 *
 * @param encoding A label of the Encoding standard: `windows-1252`, `gb18030`.
 */
export function decodeText(bytes: Uint8Array, name: string, encoding?: string): string {
  const label = encoding ?? encodingOfMark(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new KpiError(
      'unreadable_data',
      `"${name}" is not written in ${label}.\nSet its encoding, such as "windows-1252" or "gb18030", or save it as UTF-8.`,
      { cause },
    );
  }
}

function encodingOfMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
