import type { Source } from '../source.ts';

/**
 * A source whose code is loaded when it is first asked.
 *
 * @param isLive Whether it changes by itself, which is to be known before it is there.
 */
export function lazySource(name: string, isLive: boolean, load: () => Promise<Source>): Source {
  let loading: Promise<Source> | undefined;
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const source: Source = {
    name,
    describe: async (options) => (await loaded()).describe(options),
    fetch: async (query, options) => (await loaded()).fetch(query, options),
  };
  return isLive ? { ...source, listen: (changed) => listenLate(loaded(), changed) } : source;
}

/** Listens as soon as the source is there, unless nobody wants to hear of it by then. */
function listenLate(loaded: Promise<Source>, changed: (error?: Error) => void): () => void {
  let isOver = false;
  let stop: (() => void) | undefined;
  loaded.then((source) => {
    if (!isOver) stop = source.listen?.(changed);
  }, changed);
  return () => {
    isOver = true;
    stop?.();
  };
}
