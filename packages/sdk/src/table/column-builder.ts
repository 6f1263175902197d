import type { RawColumn, Scalar } from './raw-table.ts';

/** Collects the cells of a column; keeps each different cell once. */
export class ColumnBuilder {
  readonly #header: string;
  readonly #values: Scalar[] = [];
  readonly #codeOf = new Map<Scalar, number>();
  #codes = new Uint32Array(1024);
  #length = 0;

  constructor(header: string) {
    this.#header = header;
  }

  add(cell: unknown): void {
    const code = this.#encode(toScalar(cell));
    if (this.#length === this.#codes.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[this.#length++] = code;
  }

  #encode(value: Scalar): number {
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = this.#values.push(value) - 1;
      this.#codeOf.set(value, code);
    }
    return code;
  }

  build(): RawColumn {
    return { header: this.#header, values: this.#values, codes: this.#codes.slice(0, this.#length) };
  }
}

function toScalar(cell: unknown): Scalar {
  if (typeof cell === 'string') return cell.trim() || null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return cell;
  if (cell === null || cell === undefined) return null;
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
