/**
 * What became of a message: `nothing`, it is not about rows; `gap`, those before it are missing;
 * `waiting`, for the snapshot that fills a gap; `end`, it is the last.
 */
export type Taken = 'taken' | 'nothing' | 'gap' | 'waiting' | 'end';

/** To whom a connection reports. */
export interface ConnectionEvents {
  opened(): void;
  /** Takes a message as it was sent. Throws `bad_response` for one that cannot be read. */
  message(data: string): Taken;
  /** The server wants this many seconds to pass before it is connected to again. */
  wait(seconds: number): void;
}

/**
 * Connects once. Resolves when the connection was closed in good order, with `end` if there is nothing more to come.
 * Rejects with a `SourceError`, or the signal's reason.
 */
export type Connect = (events: ConnectionEvents, signal: AbortSignal) => Promise<'closed' | 'end'>;
