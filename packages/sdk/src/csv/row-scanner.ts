import { grown } from './bytes.ts';

const [LF, CR, QUOTE] = [10, 13, 34];

/** Finds the cells of one row after the other in UTF-8 bytes, by RFC 4180. */
export class RowScanner {
  /** How many cells the row has. */
  width = 0;
  /** Where each cell begins and ends, its quotes left out. */
  starts = new Uint32Array(64);
  ends = new Uint32Array(64);
  /** Which cells hold doubled quotes. */
  doubled = new Uint8Array(64);
  /** How many line ends the row has, its own included. */
  lines = 0;
  /** How many line ends stand before a quote that opens a cell and is never closed; −1 without one. */
  openQuote = -1;
  /** The same of a quoted cell with text behind its closing quote. The text becomes a cell of its own. */
  looseQuote = -1;
  readonly #lead: number;
  readonly #others: Uint8Array;
  /** 1 for the bytes with which a cell may end. */
  readonly #mayEnd = new Uint8Array(256);

  constructor(delimiter: string) {
    const bytes = new TextEncoder().encode(delimiter);
    this.#lead = bytes[0] ?? LF;
    this.#others = bytes.subarray(1);
    for (const byte of [LF, CR, this.#lead]) this.#mayEnd[byte!] = 1;
  }

  /** Where the next row begins. Beyond `end`, where a line feed must stand, if this one may go on there. */
  scan(bytes: Uint8Array, from: number, end: number): number {
    const lead = this.#lead;
    const mayEnd = this.#mayEnd;
    this.width = 0;
    this.lines = 0;
    this.openQuote = -1;
    this.looseQuote = -1;
    let at = from;
    for (;;) {
      if (bytes[at] === QUOTE && at < end) {
        at = this.#scanQuoted(bytes, at + 1, end);
      } else {
        const start = at;
        for (;;) {
          while (mayEnd[bytes[at]!] === 0) at++;
          if (bytes[at] !== lead || this.#isDelimiter(bytes, at)) break;
          at++;
        }
        this.#add(start, at, 0);
      }
      const edge = bytes[at];
      if (edge === LF || edge === CR) {
        this.lines++;
        return edge === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
      }
      // Behind a closing quote stands anything at all; a delimiter is passed over.
      if (edge === lead && this.#isDelimiter(bytes, at)) at += 1 + this.#others.length;
    }
  }

  /** Reads the cell behind an opening quote, and gives the place behind its closing one. */
  #scanQuoted(bytes: Uint8Array, start: number, end: number): number {
    const opened = this.lines;
    let doubled: 0 | 1 = 0;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) break;
        doubled = 1;
        at++;
      } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.lines++;
    }
    this.#add(start, Math.min(at, end), doubled);
    if (at >= end) {
      this.openQuote = opened;
      return end;
    }
    const behind = at + 1;
    let edge = behind;
    while (!this.#isEdge(bytes, edge)) edge++;
    if (edge > behind) {
      const isOpen = this.lines > opened || bytes.subarray(behind, edge).includes(QUOTE);
      if (isOpen) this.openQuote = opened;
      this.looseQuote = opened;
    }
    return behind;
  }

  #isEdge(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at];
    return byte === LF || byte === CR || this.#isDelimiter(bytes, at);
  }

  #isDelimiter(bytes: Uint8Array, at: number): boolean {
    if (bytes[at] !== this.#lead) return false;
    const others = this.#others;
    for (let i = 0; i < others.length; i++) if (bytes[at + 1 + i] !== others[i]) return false;
    return true;
  }

  #add(start: number, end: number, doubled: 0 | 1): void {
    const place = this.width++;
    if (place === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
      this.doubled = grown(this.doubled);
    }
    this.starts[place] = start;
    this.ends[place] = end;
    this.doubled[place] = doubled;
  }
}
