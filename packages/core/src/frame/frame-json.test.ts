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
  expect(() => parseFrame(null)).toThrow('frame: expected an object.');
  expect(() => parseFrame({ ...sent(), version: 2 })).toThrow('frame.version: expected 1.');
  const short = sent();
  short.tables[0].columns.cost.values.pop();
  expect(() => parseFrame(short)).toThrow('tables[0].columns.cost.values: expected a list of 2 numbers.');
});
