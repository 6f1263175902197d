import { badResponse } from '../transport/source-error.ts';

/** Cells by column, as they were sent. */
export type StreamRow = Readonly<Record<string, unknown>>;

/** What a message of a stream says. */
export interface StreamMessage {
  readonly rows: readonly StreamRow[];
  /** They are all rows that there are. @default false: they come on top of those before */
  readonly replace?: boolean;
  /** Its number. Where it is not the next one, messages are missing. */
  readonly sequence?: number;
}

/** Reads messages that have another shape; `undefined`: it says nothing of rows. */
export type ReadMessage = (data: unknown) => StreamMessage | undefined;

const CONTROL = ['ack', 'ping', 'pong', 'subscribed'];

/**
 * Reads a message: a row, a list of rows, or a {@link StreamMessage}. Those of `type` ack, subscribed, ping and pong
 * have no rows; that of type `end` is the last. Throws `bad_response`.
 */
export function readStreamMessage(
  text: string,
  source: string,
  read: ReadMessage = asItStands,
): StreamMessage | 'end' | undefined {
  const wrong = (expected: string, cause?: unknown) =>
    badResponse(source, expected, `one message begins with ${JSON.stringify(text.slice(0, 40))}`, cause);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw wrong('with messages of JSON', error);
  }
  if (isObject(data) && data['type'] === 'end') return 'end';
  const message = read(data);
  if (message === undefined) return undefined;
  if (Array.isArray(message.rows) && message.rows.every(isObject)) return message;
  throw wrong('with rows as objects in a list');
}

function asItStands(data: unknown): StreamMessage | undefined {
  if (!isObject(data)) return { rows: data as readonly StreamRow[] };
  if ('rows' in data) return data as unknown as StreamMessage;
  return CONTROL.includes(String(data['type'])) ? undefined : { rows: [data] };
}

function isObject(data: unknown): data is StreamRow {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
