import { compileKpi } from '@kpi-elements/core';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { duckdbDialect } from './duckdb-dialect.ts';
import { duckdbEngine } from './duckdb.ts';
import { rowFormulaSql } from './row-formula.ts';

const engine = duckdbEngine({});
afterAll(() => engine.close());

const names = ['price', 'Unit price', 'x"y'];
const schema = { measures: Object.fromEntries(names.map((name) => [name, { unit: 'number' } as const])) };

const formula = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...names.map((name) => `"${name.replaceAll('"', '""')}"`)),
    fc.integer({ min: 0, max: 20 }).map((n) => String(n / 4)),
    tie('tree').map((x) => `-${x}`),
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc
      .tuple(fc.constantFrom('coalesce', 'min', 'max'), tie('tree'), tie('tree'))
      .map(([f, x, y]) => `${f}(${x}, ${y})`),
    tie('tree').map((x) => `abs(${x})`),
    fc.tuple(tie('tree'), fc.integer({ min: 0, max: 3 })).map(([x, digits]) => `round(${x}, ${digits})`),
  ),
})).tree;
const cell = fc.option(
  fc.integer({ min: -400, max: 400 }).map((n) => n / 8),
  { nil: null },
);

test('a formula over the columns of a row gives what core gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      formula,
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
      async (text, rows) => {
        let compiled;
        try {
          compiled = compileKpi({ formula: text }, schema);
        } catch {
          return; // A division by the constant 0, which is refused where it is written.
        }
        const columns = Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i]!)]));
        const keyed = Object.fromEntries(
          compiled.inputs.map((input) => [input.key, columns['measure' in input ? input.measure : '']!]),
        );
        const expected = [...compiled.evaluateColumns(keyed, rows.length)].map((n) =>
          Number.isNaN(n) ? null : n,
        );
        const sql = duckdbDialect.finite(rowFormulaSql(text, duckdbDialect.identifier, duckdbDialect));
        const values = rows.map(
          (row, i) => `(${i}, ${row.map((n) => `CAST(${n ?? 'NULL'} AS DOUBLE)`).join(', ')})`,
        );
        const table = `(VALUES ${values.join(', ')}) t(i, ${names.map(duckdbDialect.identifier).join(', ')})`;
        const [answer] = await engine.query(
          [{ sql: `SELECT ${sql} FROM ${table} ORDER BY i`, values: [] }],
          new AbortController().signal,
        );
        for (const [i, value] of answer![0]!.entries()) {
          if (expected[i] === null || value === null) expect(value, text).toBe(expected[i]);
          else expect(value, text).toBeCloseTo(expected[i]!, 6);
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('a number is rounded as a person sees it, half away from zero', async () => {
  const cases = ['1.005', '2.5', '0.125', '8.345', '(34.9 - 34.875)', '1e21', '1e-9'].flatMap((n) => [
    `round(${n}, 2)`,
    `round(-${n}, 2)`,
  ]);
  const select = cases.map((text) => rowFormulaSql(text, String, duckdbDialect)).join(', ');
  const [answer] = await engine.query(
    [{ sql: `SELECT ${select}`, values: [] }],
    new AbortController().signal,
  );
  const rounded = [1.01, 2.5, 0.13, 8.35, 0.02, 1e21, 0];
  expect(answer!.flat()).toEqual(rounded.flatMap((n) => [n, 0 - n]));
});
