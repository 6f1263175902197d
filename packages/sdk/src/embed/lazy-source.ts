import type { Source } from '../source.ts';

/** A source whose code is loaded when it is first asked. */
export function lazySource(name: string, load: () => Promise<Source>): Source {
  let loading: Promise<Source> | undefined;
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    name,
    describe: async (options) => (await loaded()).describe(options),
    fetch: async (query, options) => (await loaded()).fetch(query, options),
  };
}
