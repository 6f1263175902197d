import { SourceError } from './source-error.ts';

/** Nothing came in time; or, of an answer that had begun, hardly anything. */
export function tooLate(source: string, seconds: number, begun = false): SourceError {
  return new SourceError(
    'timeout',
    source,
    begun ? `sent hardly anything for ${seconds} seconds.` : `did not answer within ${seconds} seconds.`,
    `Try again, or give it more time: timeout${begun ? ' (of a stream: heartbeat)' : ''}.`,
  );
}
