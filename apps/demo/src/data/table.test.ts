import { expect, test } from 'vitest';
import { createTable } from './table.ts';

test('what a row leaves out is an empty cell, not a zero', () => {
  const table = createTable(['day', 'channel'], 4);
  table.add({ day: '2026-10-30', channel: 'ads' }, { cost: 0 });
  table.add({ day: '2026-10-31' }, { orders: 3 });
  expect(table.finish()).toEqual({
    length: 2,
    keys: {
      day: ['2026-10-30', '2026-10-31'],
      channel: ['ads', null],
    },
    measures: { cost: new Float64Array([0, NaN]), orders: new Float64Array([NaN, 3]) },
  });
});

test('a row too many is refused', () => {
  const table = createTable(['day'], 1);
  table.add({ day: '2026-10-30' }, {});
  expect(() => table.add({ day: '2026-10-31' }, {})).toThrow('The table is full: it was made for 1 rows.');
});
