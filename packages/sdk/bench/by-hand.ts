const DAY = 86_400_000;
const [COMMA, LINE_END, POINT, ZERO] = [44, 10, 46, 48];

/** Columns as one would type them by hand. */
export interface HandColumns {
  readonly days: Int32Array;
  readonly keys: readonly (readonly string[])[];
  readonly codes: readonly Uint32Array[];
  readonly amounts: readonly Float64Array[];
}

/**
 * What one would write for exactly the file of `adFile`: its columns in their order, no quotes, no empty cells,
 * no other date format or decimal sign, no message where a cell is not what it should be.
 */
export function byHand(bytes: Uint8Array, rows: number): HandColumns {
  const decoder = new TextDecoder();
  const days = new Int32Array(rows);
  const dayOf = new Map<number, number>();
  const keys: string[][] = [[], []];
  const codeOf = [new Map<number, number>(), new Map<number, number>()] as const;
  const codes = [new Uint32Array(rows), new Uint32Array(rows)] as const;
  const amounts = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)] as const;
  let at = bytes.indexOf(LINE_END) + 1;
  for (let row = 0; row < rows; row++) {
    let written = 0;
    for (; bytes[at] !== COMMA; at++) written = written * 10 + bytes[at]! - ZERO;
    let day = dayOf.get(written);
    if (day === undefined) {
      day = Date.parse(decoder.decode(bytes.subarray(at - 10, at))) / DAY;
      dayOf.set(written, day);
    }
    days[row] = day;
    for (const place of [0, 1] as const) {
      const start = ++at;
      let hash = 0;
      for (; bytes[at] !== COMMA; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
      let code = codeOf[place].get(hash);
      if (code === undefined) {
        code = keys[place]!.push(decoder.decode(bytes.subarray(start, at))) - 1;
        codeOf[place].set(hash, code);
      }
      codes[place][row] = code;
    }
    for (const amount of amounts) {
      let digits = 0;
      let scale = 1;
      let isDecimal = false;
      for (at++; bytes[at] !== COMMA && bytes[at] !== LINE_END; at++) {
        if (bytes[at] === POINT) isDecimal = true;
        else {
          digits = digits * 10 + bytes[at]! - ZERO;
          if (isDecimal) scale *= 10;
        }
      }
      amount[row] = digits / scale;
    }
    at++;
  }
  return { days, keys, codes, amounts };
}
