import { after } from '../transport/after.ts';

const FRAME_MS = 16;

/** What news lead to takes at most a fifth of the time. */
const REST = 4;

/** Runs something at most once a frame, however often it is asked for, and less often where it leads to much work. */
export class FrameBeat {
  readonly #run: () => void;
  #stop: (() => void) | undefined;
  #working = 0;
  #isAsked = false;
  #restsUntil = 0;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(): void {
    this.#isAsked = true;
    if (this.#stop || this.#working > 0) return;
    const rest = this.#restsUntil - performance.now();
    const begin = () => {
      this.#stop = nextFrame(() => this.#beat());
    };
    if (rest <= FRAME_MS) begin();
    else this.#stop = after(rest / 1000, begin);
  }

  /** Does what a beat has led to. There is none until it is done, nor for a while that is as long as it took four times. */
  async work<Result>(work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    this.#working++;
    try {
      return await work();
    } finally {
      const now = performance.now();
      this.#working--;
      this.#restsUntil = now + REST * (now - begun);
      if (this.#isAsked) this.ask();
    }
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#isAsked = false;
  }

  #beat(): void {
    this.#stop = undefined;
    if (this.#working > 0) return;
    this.#isAsked = false;
    this.#run();
  }
}

/** The function returned calls it off. */
function nextFrame(run: () => void): () => void {
  if (typeof requestAnimationFrame === 'function') {
    const frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }
  return after(FRAME_MS / 1000, run);
}
