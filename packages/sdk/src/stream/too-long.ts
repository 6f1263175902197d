import { badResponse, type SourceError } from '../transport/source-error.ts';

/** A message that does not end, or not soon enough. */
export function tooLong(source: string, maxBytes: number): SourceError {
  return badResponse(source, `with messages of at most ${maxBytes} bytes`, 'one is larger');
}
