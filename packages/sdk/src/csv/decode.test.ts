import { expect, test } from 'vitest';
import { utf8Decoder } from './decode.ts';
import { textOf } from './utf8.ts';

/** The text of bytes that come one by one. */
function decodeText(bytes: Uint8Array, name: string, encoding?: string): string {
  const decode = utf8Decoder(name, encoding);
  const parts = Array.from(bytes, (byte) => decode(Uint8Array.of(byte), false));
  return textOf(
    Uint8Array.from([...parts, decode(new Uint8Array(), true)].flatMap((part) => [...part])),
    name,
  );
}

const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

test.each([
  ['UTF-8', new TextEncoder().encode('Größe,中文')],
  ['UTF-8 with a byte order mark', new TextEncoder().encode('\uFEFFGröße,中文')],
  ['UTF-16, little end first', utf16('\uFEFFGröße,中文', true)],
  ['UTF-16, big end first', utf16('\uFEFFGröße,中文', false)],
])('%s is recognised, and its mark is no part of the text', (_, bytes) => {
  expect(decodeText(bytes, 'file.csv')).toBe('Größe,中文');
});

test('another encoding is read when it is named', () => {
  expect(decodeText(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4), 'file.csv', 'gb18030')).toBe('中文');
  expect(decodeText(Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65), 'file.csv', 'windows-1252')).toBe('Grüße');
});

test('bytes that are no UTF-8 are refused, not replaced', () => {
  expect(() => decodeText(Uint8Array.of(0x47, 0x72, 0xfc), 'ads.csv')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: "ads.csv" is not written in utf-8.
    Set its encoding, such as "windows-1252" or "gb18030", or save it as UTF-8.]
  `);
});
