const DENSE_LIMIT = 1 << 22;
const SPARSE_STRIDE = 2 ** 31;

/** Numbers pairs of small integers in the order in which they come, and knows them again. */
export class PairNumbers {
  /** By number: what it is made of. */
  readonly firsts: number[] = [];
  readonly seconds: number[] = [];
  /** By pair, 0 where it has none yet, else its number + 1; empty where it would be too large. */
  #dense: Int32Array = new Int32Array();
  #stride = 0;
  #sparse: Map<number, number> | undefined;

  get length(): number {
    return this.firsts.length;
  }

  /**
   * Makes the first of each row's pair into the number of the pair, a new one where it has not come before; −1 stays.
   *
   * @param codes By row: what stands for the second, below `codeCount`.
   * @param secondOf The second that a code stands for; asked once for each code of a row whose first is not −1.
   */
  number(
    firsts: Int32Array,
    codes: ArrayLike<number>,
    codeCount: number,
    secondOf: (code: number) => number,
  ): void {
    const seconds = new Int32Array(codeCount).fill(-1);
    let [dense, stride] = [this.#dense, this.#stride];
    for (let row = 0; row < firsts.length; row++) {
      const first = firsts[row]!;
      if (first < 0) continue;
      const code = codes[row]!;
      let second = seconds[code]!;
      if (second < 0) second = seconds[code] = secondOf(code);
      const place = first * stride + second;
      const number = second < stride && place < dense.length ? dense[place]! : 0;
      if (number > 0) firsts[row] = number - 1;
      else {
        firsts[row] = this.#ofUnknown(first, second);
        [dense, stride] = [this.#dense, this.#stride];
      }
    }
  }

  /** Of a pair that the table does not know: it is new, or there is no table. */
  #ofUnknown(first: number, second: number): number {
    if (this.#sparse || !this.#makeRoom(first, second)) return this.#ofSparse(first, second);
    const number = this.#add(first, second);
    this.#dense[first * this.#stride + second] = number + 1;
    return number;
  }

  #add(first: number, second: number): number {
    this.seconds.push(second);
    return this.firsts.push(first) - 1;
  }

  /** Whether the table holds the place of a pair, made larger if need be. */
  #makeRoom(first: number, second: number): boolean {
    const held = this.#stride > 0 ? this.#dense.length / this.#stride : 0;
    if (second < this.#stride && first < held) return true;
    const stride = second < this.#stride ? this.#stride : 2 * (second + 1);
    const size = stride * Math.max(held, 2 * (first + 1));
    if (size > DENSE_LIMIT) return false;
    const dense = new Int32Array(size);
    this.firsts.forEach((one, number) => (dense[one * stride + this.seconds[number]!] = number + 1));
    this.#dense = dense;
    this.#stride = stride;
    return true;
  }

  #ofSparse(first: number, second: number): number {
    this.#sparse ??= this.#giveUpTable();
    const pair = first * SPARSE_STRIDE + second;
    let number = this.#sparse.get(pair);
    if (number === undefined) this.#sparse.set(pair, (number = this.#add(first, second)));
    return number;
  }

  #giveUpTable(): Map<number, number> {
    this.#dense = new Int32Array();
    this.#stride = 0;
    return new Map(this.firsts.map((one, number) => [one * SPARSE_STRIDE + this.seconds[number]!, number]));
  }
}
