import type { RawColumn } from '../table/raw-table.ts';
import type { Steps } from '../table/steps.ts';
import { grown } from './bytes.ts';
import { CellDictionary } from './cell-dictionary.ts';
import { isSpace } from './utf8.ts';

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];
/** As many digits are exact in a double. */
const MAX_DIGITS = 15;
const POWERS = /* @__PURE__ */ Float64Array.from({ length: MAX_DIGITS + 1 }, (_, digits) => 10 ** digits);

/**
 * The cells of a column of which nothing but the numbers are wanted. Plain ones, `-1234.5`, are numbers at once. All
 * others are kept as cells, and of the plain ones the first of each kind, so that these tell of the column what all tell.
 */
export class NumberCells {
  readonly #cells: CellDictionary;
  #numbers = new Float64Array(1024);
  #length = 0;
  /** A bit for each kind of plain number that was seen: below a thousand, from there on, with 0, 1, 2 … decimals. */
  #kinds = 0;

  /** @param name The file, for messages. */
  constructor(name: string) {
    this.#cells = new CellDictionary(name);
  }

  /** Adds the next cell of the column. `isDoubled`: a quote in it is written twice. */
  add(bytes: Uint8Array, start: number, end: number, isDoubled: boolean): void {
    const number = this.#plainNumber(bytes, start, end);
    if (this.#length === this.#numbers.length) this.#numbers = grown(this.#numbers);
    this.#numbers[this.#length++] = number;
    if (Number.isNaN(number)) this.#cells.add(bytes, start, end, isDoubled);
    else this.#cells.skip();
  }

  /** Gives what was collected. To be called once. */
  *build(header: string): Steps<RawColumn> {
    const column = yield* this.#cells.build(header);
    return { ...column, numbers: this.#numbers.slice(0, this.#length) };
  }

  /** The number of a cell; `NaN` for one that is to be kept as it is written. */
  #plainNumber(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    let end = to;
    while (at < end && isSpace(bytes[at]!)) at++;
    while (at < end && isSpace(bytes[end - 1]!)) end--;
    const isNegative = bytes[at] === MINUS && at < end;
    if (isNegative) at++;
    const first = at;
    let digits = 0;
    let point = -1;
    let zeros = 0;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === POINT && point < 0 && at > first && at < end - 1) {
        point = at;
        zeros = 0;
      } else if (byte < ZERO || byte > NINE) return NaN;
      else {
        digits = 10 * digits + byte - ZERO;
        zeros = byte === ZERO ? zeros + 1 : 0;
      }
    }
    const length = end - first;
    if (length === 0 || length > MAX_DIGITS) return NaN;
    const behind = point < 0 ? 0 : end - 1 - point;
    const before = length - behind - (point < 0 ? 0 : 1);
    // `1.234` may be a thousand and more.
    if (behind === 3 && before <= 3 && bytes[first] !== ZERO) return NaN;
    if (digits === 0 && point < 0) return 0;
    const kind = 1 << (point < 0 ? (digits < 1000 ? 0 : 1) : 2 + behind - Math.min(zeros, behind));
    if ((this.#kinds & kind) === 0) {
      this.#kinds |= kind;
      return NaN;
    }
    const size = digits / POWERS[behind]!;
    return isNegative && size > 0 ? -size : size;
  }
}
