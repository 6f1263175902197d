const FRAME_MS = 16;

/** Runs something at most once a frame, however often it is asked for. */
export class FrameBeat {
  readonly #run: () => void;
  #stop: (() => void) | undefined;
  #restsUntil = 0;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(): void {
    if (this.#stop) return;
    const rest = this.#restsUntil - performance.now();
    if (rest <= FRAME_MS) {
      this.#stop = nextFrame(() => this.#beat());
      return;
    }
    const timer = setTimeout(() => {
      this.#stop = nextFrame(() => this.#beat());
    }, rest);
    this.#stop = () => clearTimeout(timer);
  }

  /** Not before some milliseconds have passed. */
  rest(milliseconds: number): void {
    this.#restsUntil = performance.now() + milliseconds;
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #beat(): void {
    this.#stop = undefined;
    this.#run();
  }
}

/** The function returned calls it off. */
function nextFrame(run: () => void): () => void {
  if (typeof requestAnimationFrame === 'function') {
    const frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }
  const timer = setTimeout(run, FRAME_MS);
  return () => clearTimeout(timer);
}
