import type { Source } from '../source.ts';

/** Listens to a source, and keeps what it tells. */
export function listening(source: Source) {
  const told: (Error | undefined)[] = [];
  const stop = source.listen!((error) => void told.push(error));
  return { told, stop, last: () => told.at(-1) };
}
