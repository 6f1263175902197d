import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';
import { generateTable } from './generate-table.ts';
import { type TableId, tables } from './tables.ts';

test('an empty cell is written as nothing, a zero as a zero', () => {
  const columns = {
    length: 2,
    keys: { day: ['2026-10-30', '2026-10-31'], channel: ['Ads', null] },
    measures: { cost: new Float64Array([0, NaN]), orders: new Float64Array([NaN, 0.3]) },
  };
  expect(writeCsv(columns, ['day', 'channel', 'orders', 'cost'])).toBe(
    'day,channel,orders,cost\n2026-10-30,Ads,,0\n2026-10-31,,0.3,\n',
  );
});

test('a column that is not there is not written as an empty one', () => {
  expect(() => writeCsv({ length: 0, keys: {}, measures: {} }, ['cost'])).toThrow(
    'There is no column "cost" to write.',
  );
});

for (const id of Object.keys(tables) as TableId[]) {
  test(`the file of "${id}" has a line a row, and no cell that would need quotes`, () => {
    const { keys, length, measures } = generateTable(id);
    const csv = writeCsv({ keys, length, measures }, tables[id].headers);
    expect(csv).not.toMatch(/["\r]/);
    const lines = csv.trimEnd().split('\n');
    expect(lines).toHaveLength(length + 1);
    const width = tables[id].headers.length;
    expect(lines.filter((line) => line.split(',').length !== width)).toEqual([]);
  });
}
