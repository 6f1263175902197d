const QUOTE = 34;

/** One behind the other, and room for `spare` more. */
export function joined(first: Uint8Array, second: Uint8Array, spare = 0): Uint8Array {
  if (first.length === 0 && spare === 0) return second;
  const both = new Uint8Array(first.length + second.length + spare);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** In a quoted cell quotes come in pairs, each of which stands for one. */
export function undoubled(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) at++;
    kept[length++] = bytes[at]!;
  }
  return kept.subarray(0, length);
}

/** The same with room for as much again. */
export function grown<List extends Uint32Array | Uint8Array | Float64Array>(list: List): List {
  const larger = new (list.constructor as new (length: number) => List)(2 * list.length);
  larger.set(list);
  return larger;
}
