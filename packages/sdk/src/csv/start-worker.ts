interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

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
      worker = trusted(() => new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module' }));
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

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * Pages with Trusted Types refuse, and report, a worker that is started from a plain address. Bundlers find a worker by
 * `new Worker(new URL(…))`, so this stays as it is, and for its moment the word means one that trusts the address.
 */
function trusted(start: () => Worker): Worker {
  const { trustedTypes, Worker: Plain } = globalThis as typeof globalThis & { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return start();
  const known = (policy ??= trustedTypes.createPolicy('kpi-elements', {
    createScriptURL: (address) => address,
  }));
  globalThis.Worker = class extends Plain {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(known.createScriptURL(String(address)), options);
    }
  };
  try {
    return start();
  } finally {
    globalThis.Worker = Plain;
  }
}
