import { expect, test } from 'vitest';
import { sharedPath, sharedText } from '../testing/shared-files.ts';
import { readStreamMessage, type StreamRow } from './stream-message.ts';

const read = (data: unknown) => readStreamMessage(JSON.stringify(data), 'orders');

test('a row, a list of rows, and rows with what they are', () => {
  const row = { day: '2026-01-01', cost: 5 };
  expect(read(row)).toEqual({ rows: [row] });
  expect(read([row, row])).toEqual({ rows: [row, row] });
  expect(read([])).toEqual({ rows: [] });
  const snapshot = { rows: [row], replace: true, sequence: 7 };
  expect(read(snapshot)).toEqual(snapshot);
});

test('messages about the connection have no rows', () => {
  expect(['ack', 'subscribed', 'ping', 'pong'].map((type) => read({ type }))).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  expect(read({ type: 'end' })).toBe('end');
  expect(read({ type: 'purchase', amount: 1 })).toEqual({ rows: [{ type: 'purchase', amount: 1 }] });
});

test.each([['"text"'], ['5'], ['null'], ['[1]'], ['[null]'], ['[[1]]'], ['{"rows":{}}'], ['{"rows":[0]}']])(
  'no rows: %s',
  (text) => {
    expect(() => readStreamMessage(text, 'orders')).toThrow(
      `Source "orders" did not answer with rows as objects in a list: one message begins with ${JSON.stringify(text)}.`,
    );
  },
);

test('what is no JSON is shown', () => {
  expect(() => readStreamMessage('{text: "He"}', 'orders')).toThrowError(
    expect.objectContaining({
      code: 'bad_response',
      message: expect.stringContaining(String.raw`one message begins with "{text: \"He\"}".`),
    }),
  );
});

test.skipIf(sharedPath('fixtures/websocket/subscribe_update.json') === undefined)(
  'the messages of a service in its own shape',
  () => {
    const fixture = JSON.parse(sharedText('fixtures/websocket/subscribe_update.json')) as Record<
      string,
      unknown
    >;
    const ownShape = (data: unknown) => {
      const { sq: sequence, data: rows } = data as { sq?: number; data: StreamRow[] };
      return { rows, ...(sequence !== undefined && { sequence }) };
    };
    const readOwn = (data: unknown) => readStreamMessage(JSON.stringify(data), 'tickers', ownShape);
    expect(readOwn(fixture['server_ack'])).toEqual({ rows: [] });
    expect(readOwn(fixture['server_update'])).toEqual({
      sequence: 1234567890,
      rows: [{ iid: 1, idx: '100.00', mark: '100.00' }],
    });
  },
);
