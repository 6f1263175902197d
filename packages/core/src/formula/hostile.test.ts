import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineKpis, type KpiDefinition } from '../kpi.ts';
import { defineMeasures } from '../measure.ts';
import { compileFormula } from './compile-formula.ts';

/** What takes longer hangs; how fast it is, the benchmark says. */
const HANG_MS = 2000;

const corpus: Record<string, [text: string, code: string]> = {
  '100,000 parentheses': ['('.repeat(1e5), 'too_long'],
  '4,000 parentheses': ['('.repeat(4000), 'too_long'],
  '65 parentheses': [`${'('.repeat(65)}cost${')'.repeat(65)}`, 'too_long'],
  '65 signs': [`${'-'.repeat(65)}cost`, 'too_long'],
  '5,000 signs': [`${'-'.repeat(5000)}cost`, 'too_long'],
  '65 calls': [`${'abs('.repeat(65)}cost${')'.repeat(65)}`, 'too_long'],
  '65 levels to the right': ['cost - ('.repeat(65), 'too_long'],
  'a name of 1 MB': ['a'.repeat(1e6), 'too_long'],
  'a name of 9,999 characters': ['a'.repeat(9999), 'unknown_name'],
  '1 MB of + x': ['+ x'.repeat(350_000), 'too_long'],
  '1,001 tokens': [`cost${'+cost'.repeat(500)}`, 'too_long'],
  'a number of 9,999 digits': ['9'.repeat(9999), 'syntax'],
  '1 MB of spaces': [' '.repeat(1e6), 'too_long'],
  '10,000 quotes': ['"'.repeat(9999), 'syntax'],
  NUL: ['cost\0', 'syntax'],
  emoji: ['cost / 👍', 'syntax'],
  'half a character': ['\ud83d', 'syntax'],
  'direction marks': ['\u202ecost', 'syntax'],
  prototype: ['__proto__', 'unknown_name'],
  'deep constructor': ['constructor(constructor)', 'unknown_name'],
  template: ['`${cost}`', 'syntax'],
  'member access': ['cost.constructor', 'syntax'],
  'computed access': ["cost['constructor']", 'syntax'],
  comma: [',', 'syntax'],
  '500 arguments': [`abs(${'1,'.repeat(400)}1)`, 'wrong_arguments'],
};

for (const [name, [text, code]] of Object.entries(corpus)) {
  test(`${name}: refused at once and in few words`, () => {
    const before = performance.now();
    expect(() => compileFormula(text)).toThrow(
      expect.objectContaining({
        name: 'KpiError',
        code,
        message: expect.stringMatching(/^.{0,120}\n[^]{0,700}$/),
      }),
    );
    expect(performance.now() - before).toBeLessThan(HANG_MS);
  });
}

test('what the limits allow is computed', () => {
  expect(compileFormula(`clicks${'+clicks'.repeat(499)}`).evaluate({ clicks: 1 })).toBe(500);
  expect(compileFormula(`${'('.repeat(64)}clicks${')'.repeat(64)}`).evaluate({ clicks: 1 })).toBe(1);
  expect(compileFormula(`${'-'.repeat(64)}clicks`).evaluate({ clicks: 1 })).toBe(1);
});

const measures = defineMeasures({ x: { name: 'X' } });
const number = { unit: 'number', better: 'higher' } as const;

/** KPIs each made of the one before. */
function chain(length: number, formula: (before: string) => string) {
  const definitions: Record<string, KpiDefinition> = {};
  for (let i = 1; i <= length; i++) {
    definitions[`k${i}`] = { name: `K${i}`, formula: formula(i === 1 ? 'x' : `k${i - 1}`), ...number };
  }
  return { measures, kpis: defineKpis(definitions) };
}

test('KPIs that refer twice to the one before are computed once each', () => {
  const formula = compileFormula(
    'k16',
    chain(16, (before) => `${before} + ${before}`),
  );
  expect(formula.evaluate({ x: 1 })).toBe(2 ** 16);
  expect([...formula.evaluateColumns({ x: [1, null, 3] }, 3)]).toEqual([2 ** 16, NaN, 3 * 2 ** 16]);
  expect(formula.absence({ x: null })).toBe('no_data');
});

test('long sums made of long sums neither overflow the stack nor take long', () => {
  const before = performance.now();
  const formula = compileFormula(
    'k15',
    chain(15, (name) => `${name}${' + x'.repeat(400)}`),
  );
  expect(formula.evaluate({ x: 1 })).toBe(1 + 15 * 400);
  const deep = chain(16, (name) => `${'x - ('.repeat(62)}${name}${')'.repeat(62)}`);
  expect(compileFormula('k16', deep).evaluate({ x: 1 })).toBe(1);
  expect(performance.now() - before).toBeLessThan(HANG_MS);
});

test('too many KPIs made of each other are refused', () => {
  expect(() =>
    compileFormula(
      'k40',
      chain(40, (name) => `${name} + 1`),
    ),
  ).toThrow(expect.objectContaining({ code: 'too_long' }));
  const wide = chain(
    16,
    (name) => `${name} + ${Array.from({ length: 60 }, (_, i) => `rolling(${name}, ${i + 1})`).join(' + ')}`,
  );
  const before = performance.now();
  expect(() => compileFormula('k16', wide)).toThrow(expect.objectContaining({ name: 'KpiError' }));
  const shifted = chain(16, (name) =>
    Array.from({ length: 60 }, (_, i) => `${'previous('.repeat(i)}${name}${')'.repeat(i)}`).join('+'),
  );
  expect(() => compileFormula('k16', shifted)).toThrow(expect.objectContaining({ code: 'too_long' }));
  expect(performance.now() - before).toBeLessThan(HANG_MS);
});

test('any text is compiled or refused with a KpiError', () => {
  const words = fc.constantFrom(
    'cost',
    'clicks',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    ',',
    '1',
    '.5',
    'previous(',
    'rolling(',
    'min(',
    ' ',
    '"',
    'é',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(words).map((parts) => parts.join('')),
      ),
      (text) => {
        try {
          compileFormula(text);
        } catch (error) {
          expect(error).toMatchObject({ name: 'KpiError' });
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('a formula may be made of 16 KPIs, one inside the other', () => {
  const next = (before: string) => `${before} + 1`;
  expect(compileFormula('k16', chain(16, next)).evaluate({ x: 1 })).toBe(17);
  expect(() => compileFormula('k17', chain(17, next))).toThrow('more than 16 KPIs made of each other.');
});
