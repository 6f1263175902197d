import { SourceError } from '../transport/source-error.ts';

/** Messages are missing, and there is nothing to begin with anew. */
export function noSnapshot(source: string): SourceError {
  return new SourceError(
    'bad_response',
    source,
    'left out messages, and sent no snapshot afterwards.',
    'Let its server begin each subscription with all rows: { "rows": […], "replace": true, "sequence": 7 }.',
    { retryable: true },
  );
}
