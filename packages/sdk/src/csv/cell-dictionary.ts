import { NO_CODE, type RawColumn, type Scalar } from '../table/raw-table.ts';
import type { Steps } from '../table/steps.ts';
import { grown, undoubled } from './bytes.ts';
import { isSpace, textsOf, trimmed } from './utf8.ts';

const CELLS_A_STEP = 4096;
/** What a slot of the table holds: three words that tell a cell from others, and its code plus one. */
const SLOT = 4;
/** Bytes that the three words have room for, beside their number. */
const SHORT = 11;
const LONG = 0xff << 24;

/**
 * The cells of a column, each different one kept once, as bytes: most cells of a file are repetitions, and those
 * never become a string.
 */
export class CellDictionary {
  readonly #name: string;
  /** The different cells one behind the other, where each begins and the last one ends. */
  #bytes = new Uint8Array(4096);
  #starts = new Uint32Array(256);
  #count = 0;
  #table = new Int32Array(512 * SLOT);
  #codes = new Uint32Array(1024);
  #length = 0;

  /** @param name The file, for messages. */
  constructor(name: string) {
    this.#name = name;
  }

  /** Adds the next cell of the column. `isDoubled`: a quote in it is written twice. */
  add(bytes: Uint8Array, start: number, end: number, isDoubled: boolean): void {
    if (this.#length === this.#codes.length) this.#codes = grown(this.#codes);
    const cell = isDoubled ? undoubled(bytes.subarray(start, end)) : undefined;
    this.#codes[this.#length++] = cell ? this.#codeOf(cell, 0, cell.length) : this.#codeOf(bytes, start, end);
  }

  /** Passes over a cell that is kept elsewhere. */
  skip(): void {
    if (this.#length === this.#codes.length) this.#codes = grown(this.#codes);
    this.#codes[this.#length++] = NO_CODE;
  }

  /** Gives what was collected as texts, `null` for empty ones. To be called once. */
  *build(header: string): Steps<RawColumn> {
    const values: Scalar[] = [];
    for (let first = 0; first < this.#count; first += CELLS_A_STEP) {
      const starts = this.#starts.subarray(first, Math.min(first + CELLS_A_STEP, this.#count) + 1);
      for (const text of textsOf(this.#bytes, starts, this.#name)) values.push(text === '' ? null : text);
      yield;
    }
    return { header, values, codes: this.#codes.slice(0, this.#length) };
  }

  #codeOf(bytes: Uint8Array, from: number, to: number): number {
    let start = from;
    let end = to;
    while (start < end && isSpace(bytes[start]!)) start++;
    while (start < end && isSpace(bytes[end - 1]!)) end--;
    const length = end - start;
    const isShort = length <= SHORT;
    let a = 0;
    let b = 0;
    let c = isShort ? length : LONG | length;
    let at = start;
    if (isShort) {
      for (const stop = Math.min(end, at + 4); at < stop; at++) a = (a << 8) | bytes[at]!;
      for (const stop = Math.min(end, at + 4); at < stop; at++) b = (b << 8) | bytes[at]!;
      for (; at < end; at++) c = (c << 8) | bytes[at]!;
    } else {
      for (; at < end; at++) a = Math.imul(a ^ bytes[at]!, 0x01000193);
      for (at -= 4; at < end; at++) b = (b << 8) | bytes[at]!;
    }
    const table = this.#table;
    const mask = table.length - SLOT;
    let slot = hashOf(a, b, c) & mask;
    for (let known = table[slot + 3]!; known > 0; known = table[slot + 3]!) {
      const isAlike = table[slot] === a && table[slot + 1] === b && table[slot + 2] === c;
      if (isAlike && (isShort || this.#isSame(known - 1, bytes, start, end))) return known - 1;
      slot = (slot + SLOT) & mask;
    }
    if (length > 0 && (bytes[start]! > 127 || bytes[end - 1]! > 127)) {
      const cell = trimmed(bytes.subarray(start, end), this.#name);
      if (cell.length < length) return this.#codeOf(cell, 0, cell.length);
    }
    table[slot] = a;
    table[slot + 1] = b;
    table[slot + 2] = c;
    table[slot + 3] = this.#count + 1;
    return this.#keep(bytes.subarray(start, end));
  }

  #isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const known = this.#bytes;
    let at = this.#starts[code]!;
    if (this.#starts[code + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (known[at++] !== bytes[i]) return false;
    return true;
  }

  #keep(cell: Uint8Array): number {
    const code = this.#count++;
    const start = this.#starts[code]!;
    const end = start + cell.length;
    while (end > this.#bytes.length) this.#bytes = grown(this.#bytes);
    this.#bytes.set(cell, start);
    if (this.#count === this.#starts.length) this.#starts = grown(this.#starts);
    this.#starts[this.#count] = end;
    if (2 * SLOT * this.#count > this.#table.length) this.#enlarge();
    return code;
  }

  #enlarge(): void {
    const former = this.#table;
    const table = new Int32Array(2 * former.length);
    const mask = table.length - SLOT;
    for (let old = 0; old < former.length; old += SLOT) {
      if (former[old + 3] === 0) continue;
      let slot = hashOf(former[old]!, former[old + 1]!, former[old + 2]!) & mask;
      while (table[slot + 3]! > 0) slot = (slot + SLOT) & mask;
      for (let word = 0; word < SLOT; word++) table[slot + word] = former[old + word]!;
    }
    this.#table = table;
  }
}

function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}
