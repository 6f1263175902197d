/** How long a worker has to start. Some policies let one neither start nor fail. */
const PATIENCE_MS = 10_000;

/** A worker, or none where the page has none or is not allowed to start one from the script's address. */
export function startWorker(): Promise<Worker | undefined> {
  if (typeof Worker === 'undefined') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const settled = new AbortController();
    const { signal } = settled;
    let worker: Worker | undefined;
    const settle = (started: boolean) => {
      settled.abort();
      if (!started) worker?.terminate();
      resolve(started ? worker : undefined);
    };
    try {
      worker = new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      settle(false);
      return;
    }
    const timer = setTimeout(settle, PATIENCE_MS, false);
    signal.addEventListener('abort', () => clearTimeout(timer));
    worker.addEventListener('message', () => settle(true), { signal });
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        settle(false);
      },
      { signal },
    );
  });
}
