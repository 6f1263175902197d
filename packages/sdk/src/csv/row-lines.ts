/** In which line of a file each row stands. Blank lines, left-out rows and quoted line breaks make them differ. */
export class RowLines {
  /** How many rows there are. */
  rows = 0;
  /** Rows that do not stand in the line behind the row before, and their lines. */
  readonly #jumps: number[] = [];
  readonly #lines: number[] = [];
  #next = 0;

  /** Adds a row that begins in that line. */
  add(line: number): void {
    if (line !== this.#next) {
      this.#jumps.push(this.rows);
      this.#lines.push(line);
    }
    this.#next = line + 1;
    this.rows++;
  }

  lineOf(row: number): number {
    const jump = this.#jumps.findLastIndex((first) => first <= row);
    return this.#lines[jump]! + row - this.#jumps[jump]!;
  }
}
