import type { KpiClient } from '@kpi-elements/core';

/** A client that says at first that it is reading, and answers a moment later. */
export function lateClient({ watch, ...client }: KpiClient): KpiClient {
  return {
    ...client,
    watch(requests, listener) {
      let stop: (() => void) | undefined = () => {};
      listener({ status: 'loading' });
      queueMicrotask(() => (stop &&= watch(requests, listener)));
      return () => {
        stop?.();
        stop = undefined;
      };
    },
  };
}
