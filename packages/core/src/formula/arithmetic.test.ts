import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../cell.ts';
import { defineMeasures } from '../measure.ts';
import { compileFormula } from './compile-formula.ts';
import { parse } from './parse.ts';
import { round } from './round.ts';
import type { Tree } from './tree.ts';

const names = ['a', 'b', 'c', 'd'] as const;
const schema = { measures: defineMeasures(Object.fromEntries(names.map((name) => [name, { name }]))) };

const cell = fc.option(
  fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1000, max: 1000, noNaN: true }),
  ),
);
const totals = fc.record({ a: cell, b: cell, c: cell, d: cell });

const { text: formulaText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...names, '0', '1', '2.5'),
    fc
      .tuple(tie('text'), fc.constantFrom('+', '-', '*', '/'), tie('text'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    tie('text').map((x) => `-${x}`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'coalesce'), tie('text'), tie('text'))
      .map(([f, x, y]) => `${f}(${x}, ${y})`),
    tie('text').map((x) => `abs(${x})`),
    tie('text').map((x) => `round(${x}, 2)`),
  ),
}));

/** The rules of the language, written to be obviously right: every intermediate value is finite or `null`. */
function oracle(tree: Tree, given: Readonly<Record<string, Cell>>): Cell {
  const finite = (value: number): Cell => (Number.isFinite(value) ? value : null);
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'name':
      return given[tree.name] ?? null;
    case 'negative': {
      const x = oracle(tree.of, given);
      return x === null ? null : -x;
    }
    case 'binary': {
      const x = oracle(tree.left, given);
      const y = oracle(tree.right, given);
      if (x === null || y === null) return null;
      if (tree.op === '+') return finite(x + y);
      if (tree.op === '-') return finite(x - y);
      if (tree.op === '*') return finite(x * y);
      return y === 0 ? null : finite(x / y);
    }
    case 'call': {
      const [x = null, y = null] = tree.args.map((arg) => oracle(arg, given));
      if (tree.name === 'coalesce') return x ?? y;
      if (x === null || y === null) return x !== null && tree.name === 'abs' ? Math.abs(x) : null;
      if (tree.name === 'round') return finite(round(x, y));
      return tree.name === 'min' ? Math.min(x, y) : Math.max(x, y);
    }
  }
}

test('evaluation agrees with the rules, and is a finite number or null', () => {
  fc.assert(
    fc.property(formulaText, totals, (text, given) => {
      const formula = compileFormula(text, schema);
      const value = formula.evaluate(given);
      const expected = oracle(parse(text), given);
      expect(value).toBe(expected === null ? null : expected + 0);
      expect(value === null || Number.isFinite(value)).toBe(true);
      expect(formula.absence(given) !== undefined).toBe(value === null);
    }),
    { numRuns: 3000 },
  );
});

test('columns and single rows give the same', () => {
  fc.assert(
    fc.property(
      formulaText,
      fc.array(totals, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(1, 700),
      (text, rows, times) => {
        const many = Array.from({ length: rows.length * times }, (_, i) => rows[i % rows.length]!);
        const columns = {
          a: many.map(({ a }) => a),
          b: Float64Array.from(many, ({ b }) => b ?? NaN),
          c: Float64Array.from([...many, ...many], ({ c }) => c ?? NaN),
          d: many.map(({ d }) => d),
        };
        const formula = compileFormula(text, schema);
        const expected = many.map((row) => formula.evaluate(row) ?? NaN);
        expect(formula.evaluateColumns(columns, many.length)).toEqual(Float64Array.from(expected));
      },
    ),
    { numRuns: 300 },
  );
});

test('a column that is missing or too short is empty', () => {
  const { evaluateColumns } = compileFormula('a + coalesce(b, 0)', schema);
  expect([...evaluateColumns({ a: Float64Array.of(1), b: [1, 2] }, 2)]).toEqual([2, NaN]);
  expect([...evaluateColumns({}, 2)]).toEqual([NaN, NaN]);
  expect([...evaluateColumns({ a: [1, 2] }, 0)]).toEqual([]);
  expect([...compileFormula('7', schema).evaluateColumns({}, 2)]).toEqual([7, 7]);
  expect([...compileFormula('a', schema).evaluateColumns({ a: Float64Array.of(Infinity, -0) }, 2)]).toEqual([
    NaN,
    0,
  ]);
});

test.each([
  ['a + b', 'b + a'],
  ['a * b', 'b * a'],
  ['a - b', 'a + -b'],
  ['-(a - b)', 'b - a'],
  ['min(a, b)', '-max(-a, -b)'],
  ['abs(a)', 'max(a, -a)'],
  ['previous(a / b)', 'previous(a) / previous(b)'],
  ['rolling(a - b, 3)', 'rolling(a, 3) - rolling(b, 3)'],
])('%s = %s', (left, right) => {
  const one = compileFormula(left, schema);
  const other = compileFormula(right, schema);
  fc.assert(
    fc.property(cell, cell, (a, b) => {
      const given = { a, b, 'previous(a)': a, 'previous(b)': b, 'rolling(a, 3)': a, 'rolling(b, 3)': b };
      expect(one.evaluate(given)).toBe(other.evaluate(given));
    }),
  );
});
