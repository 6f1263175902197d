import { expect, test } from 'vitest';
import { read } from '../reading/read.ts';
import { createFrame } from './create-frame.ts';
import { parseFrame, toFrameJson } from './frame-json.ts';
import { rollUp } from './roll-up.ts';

const frame = createFrame([
  { date: '2026-01-01', channel: 'search', cost: 100, clicks: 80, customer_lifespan: 2, customers_end: 3 },
  { date: '2026-01-02', channel: 'social', cost: 50, clicks: null, customer_lifespan: 4, customers_end: 1 },
]);
const sent = () => JSON.parse(JSON.stringify(toFrameJson(frame)));

test('a frame that went through JSON reads the same', () => {
  const received = parseFrame(sent());
  for (const kpi of ['cpc', 'ad_spend', 'clicks'] as const) {
    expect(read(kpi, received, { by: 'channel' })).toEqual(read(kpi, frame, { by: 'channel' }));
  }
  expect(toFrameJson(rollUp(received, { grain: 'month' }))).toEqual(
    toFrameJson(rollUp(frame, { grain: 'month' })),
  );
});

test('typed arrays that became objects are refused with their place', () => {
  expect(() => parseFrame(JSON.parse(JSON.stringify(frame)))).toThrow(
    'tables[0].present: expected a list of 2 numbers.',
  );
  expect(() => read('cpc', JSON.parse(JSON.stringify(frame)))).toThrow('expected a list of 2 numbers');
});

test('what is missing or too short is named', () => {
  for (const none of [null, [], 'frame']) {
    expect(() => parseFrame(none)).toThrow('frame: expected an object.');
  }
  expect(() => parseFrame({ ...sent(), version: 2 })).toThrow('frame.version: expected 1.');
  const short = sent();
  short.tables[0].columns.cost.values.pop();
  expect(() => parseFrame(short)).toThrow('tables[0].columns.cost.values: expected a list of 2 numbers.');
});

test.each<[string, (json: ReturnType<typeof sent>) => unknown, string]>([
  ['a source', (json) => (json.source = 1), 'frame.source: expected a text'],
  ['when it was read', (json) => delete json.asOf, 'frame.asOf: expected an ISO 8601 instant'],
  ['flags', (json) => delete json.flags, 'frame.flags: expected a list'],
  ['tables', (json) => (json.tables = {}), 'tables: expected a list'],
  ['a table', (json) => (json.tables[0] = null), 'tables[0]: expected an object'],
  ['how many rows', (json) => (json.tables[0].length = -1), 'tables[0].length: expected a count of rows'],
  ['whole rows', (json) => (json.tables[0].length = 1.5), 'tables[0].length: expected a count of rows'],
  ['what it answers', (json) => delete json.tables[0].slice, 'tables[0].slice: expected an object'],
  [
    'its range',
    (json) => (json.tables[0].slice.range = ['2026-01-01']),
    'tables[0].slice.range: expected two dates',
  ],
  [
    'its range as a list',
    (json) => (json.tables[0].slice.range = '26'),
    'tables[0].slice.range: expected two dates',
  ],
  [
    'its measures',
    (json) => delete json.tables[0].slice.measures,
    'tables[0].slice.measures: expected a list',
  ],
  ['its dimensions', (json) => delete json.tables[0].slice.by, 'tables[0].slice.by: expected a list'],
  ['its filter', (json) => delete json.tables[0].slice.where, 'tables[0].slice.where: expected a list'],
  ['starts', (json) => (json.tables[0].start = {}), 'tables[0].start: expected a list'],
  ['all starts', (json) => json.tables[0].start.pop(), 'tables[0].start: expected a list of 2 dates'],
  ['keys', (json) => (json.tables[0].keys = []), 'tables[0].keys: expected an object'],
  ['a key', (json) => (json.tables[0].keys.channel = null), 'tables[0].keys.channel: expected an object'],
  [
    'members',
    (json) => delete json.tables[0].keys.channel.values,
    'tables[0].keys.channel.values: expected a list',
  ],
  [
    'codes',
    (json) => json.tables[0].keys.channel.codes.pop(),
    'tables[0].keys.channel.codes: expected a list of 2 numbers',
  ],
  ['columns', (json) => delete json.tables[0].columns, 'tables[0].columns: expected an object'],
  [
    'numbers',
    (json) => (json.tables[0].columns.cost.values[1] = '50'),
    'tables[0].columns.cost.values: expected a list of 2 numbers',
  ],
  [
    'weights',
    (json) => json.tables[0].columns.customer_lifespan.weights.pop(),
    'tables[0].columns.customer_lifespan.weights: expected a list of 2 numbers',
  ],
  [
    'its own coverage',
    (json) => json.tables[0].columns.clicks.present.pop(),
    'tables[0].columns.clicks.present: expected a list of 2 numbers',
  ],
])('a frame without %s is refused with the place', (_, spoil, message) => {
  const json = sent();
  spoil(json);
  expect(() => parseFrame(json)).toThrow(`${message}.`);
});

test('what may be left out may be left out: starts, and what nobody knows of', () => {
  const json = sent();
  delete json.tables[0].start;
  expect(parseFrame({ ...json, more: 1 })).toEqual({ ...json, more: 1 });
});

test('every column of cells becomes a list, with null for an empty one', () => {
  const { keys, columns, present } = toFrameJson(frame).tables[0]!;
  expect(keys['channel']).toEqual({ values: ['search', 'social'], codes: [0, 1] });
  expect(columns['clicks']).toMatchObject({ values: [80, null], present: [1, 0] });
  expect(columns['customer_lifespan']).toMatchObject({ weights: expect.any(Array) });
  expect(columns['cost']).not.toHaveProperty('weights');
  expect(columns['cost']).not.toHaveProperty('present');
  expect(present).toEqual([1, 1]);
});
