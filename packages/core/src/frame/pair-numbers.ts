const DENSE_LIMIT = 1 << 22;
const SPARSE_STRIDE = 2 ** 31;

/** Numbers pairs of small integers in the order in which they come, and knows them again. */
export class PairNumbers {
  /** By number: what it is made of. */
  readonly firsts: number[] = [];
  readonly seconds: number[] = [];
  /** By pair, 0 where it has none yet, else its number + 1; given up where the table would be too large. */
  #dense: Int32Array | undefined = new Int32Array();
  #stride = 0;
  #sparse: Map<number, number> | undefined;

  get length(): number {
    return this.firsts.length;
  }

  /** The number of a pair; a new one where it has not come before. */
  of(first: number, second: number): number {
    const dense = this.#dense;
    if (dense && second < this.#stride) {
      const place = first * this.#stride + second;
      if (place < dense.length) {
        const number = dense[place]!;
        return number > 0 ? number - 1 : (dense[place] = this.#add(first, second)) - 1;
      }
    }
    return this.#makeRoom(first, second);
  }

  #add(first: number, second: number): number {
    this.seconds.push(second);
    return this.firsts.push(first);
  }

  #makeRoom(first: number, second: number): number {
    const stride = second < this.#stride ? this.#stride : 2 * (second + 1);
    const held = this.#dense && this.#stride > 0 ? this.#dense.length / this.#stride : 0;
    const size = stride * Math.max(held, 2 * (first + 1));
    if (this.#sparse || size > DENSE_LIMIT) return this.#ofSparse(first, second);
    const dense = new Int32Array(size);
    this.firsts.forEach((one, number) => (dense[one * stride + this.seconds[number]!] = number + 1));
    this.#dense = dense;
    this.#stride = stride;
    return this.of(first, second);
  }

  #ofSparse(first: number, second: number): number {
    this.#sparse ??= new Map(this.firsts.map((one, i) => [one * SPARSE_STRIDE + this.seconds[i]!, i]));
    this.#dense = undefined;
    const pair = first * SPARSE_STRIDE + second;
    let number = this.#sparse.get(pair);
    if (number === undefined) this.#sparse.set(pair, (number = this.#add(first, second) - 1));
    return number;
  }
}
