import { catalog, compileFormula } from '@kpi-elements/core';
import { compare, timeOf } from './compare.ts';

const FORMULAS = 1000;
const ROWS = 1_000_000;
const SCALAR_ROUNDS = 2_000_000;
const REFUSALS = 5;

type Totals = Record<'cost' | 'clicks' | 'revenue', number | null>;

export function bench(): void {
  benchRefusal();
  benchCompile();
  benchScalar();
  benchColumns();
}

function benchCompile(): void {
  const own = catalog.all().filter((kpi) => !kpi.parameters);
  const texts = Array.from({ length: FORMULAS }, (_, i) => own[i % own.length]!.formula);
  compare(`compile ${FORMULAS} formulas, units checked (20 times)`, {
    'one scan of the characters': () => {
      let hash = 0;
      for (let round = 0; round < 20; round++) {
        for (const text of texts)
          for (const character of text) hash = (hash * 31 + character.charCodeAt(0)) | 0;
      }
      return hash;
    },
    compileFormula: () => {
      for (let round = 0; round < 20; round++) for (const text of texts) compileFormula(text);
    },
  });
}

/** Texts that are refused, in CPU time, the first try included. */
function benchRefusal(): void {
  const hostile: readonly (readonly [name: string, text: string])[] = [
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['constructor(constructor)', 'constructor(constructor)'],
    ['100,000 parentheses', '('.repeat(1e5)],
    ['9,999 parentheses', '('.repeat(9999)],
    ['a name of 1 MB', 'a'.repeat(1e6)],
    ['a name of 9,999 characters', 'a'.repeat(9999)],
    ['1 MB of + x', '+ x'.repeat(350_000)],
    ['1,001 tokens', `cost${'+cost'.repeat(500)}`],
    ['9,999 quotes', '"'.repeat(9999)],
    ['9,999 digits', '9'.repeat(9999)],
    ['1 MB of spaces', ' '.repeat(1e6)],
    ['arguments without end', `max(${'1,'.repeat(498)}`],
  ];
  console.log(`\nto refuse a formula: the first time, and the slowest of ${REFUSALS} (at most 10 ms)`);
  for (const [name, text] of hostile) {
    const times = Array.from({ length: REFUSALS }, () => timeOf(() => refuse(text)));
    const [first, slowest] = [times[0]!, Math.max(...times)].map((time) => time.toFixed(2).padStart(10));
    console.log(`  ${name.padEnd(28)} ${first} ms ${slowest} ms`);
  }
}

function refuse(text: string): void {
  try {
    compileFormula(text);
  } catch {
    return;
  }
  throw new Error(`"${text.slice(0, 20)}" was not refused.`);
}

function benchScalar(): void {
  const rows = Array.from({ length: 1000 }, (_, i): Totals => ({
    cost: 100 + i,
    clicks: i % 7,
    revenue: 200 + i,
  }));
  const repeat = (read: (totals: Totals) => number | null) => () => {
    let sum = 0;
    for (let i = 0; i < SCALAR_ROUNDS; i++) sum += read(rows[i % rows.length]!) ?? 0;
    return sum;
  };
  const cpc = compileFormula('cost / clicks');
  compare('cost / clicks, one row after the other', {
    'by hand': repeat(({ cost, clicks }) => (cost === null || !clicks ? null : cost / clicks)),
    evaluate: repeat((totals) => cpc.evaluate(totals)),
  });
  const roi = compileFormula('(revenue - cost) / cost');
  compare('(revenue - cost) / cost, one row after the other', {
    'by hand': repeat(({ revenue, cost }) => (revenue === null || !cost ? null : (revenue - cost) / cost)),
    evaluate: repeat((totals) => roi.evaluate(totals)),
  });
}

function benchColumns(): void {
  const column = (modulus: number) => Float64Array.from({ length: ROWS }, (_, i) => i % modulus);
  const columns = { cost: column(97), clicks: column(13), revenue: column(1013) };
  const { cost, clicks, revenue } = columns;
  const cpc = compileFormula('cost / clicks');
  compare('cost / clicks over 1e6 rows', {
    'one loop by hand': () => {
      const out = new Float64Array(ROWS);
      for (let i = 0; i < ROWS; i++) out[i] = clicks[i] === 0 ? NaN : cost[i]! / clicks[i]!;
      return out;
    },
    evaluateColumns: () => cpc.evaluateColumns(columns, ROWS),
  });
  const roi = compileFormula('(revenue - cost) / cost');
  compare('(revenue - cost) / cost over 1e6 rows', {
    'one loop by hand': () => {
      const out = new Float64Array(ROWS);
      for (let i = 0; i < ROWS; i++) out[i] = cost[i] === 0 ? NaN : (revenue[i]! - cost[i]!) / cost[i]!;
      return out;
    },
    evaluateColumns: () => roi.evaluateColumns(columns, ROWS),
  });
}
