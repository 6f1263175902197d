import {
  createFrame,
  explainByDimension,
  explainByInputs,
  findUnusual,
  fromDay,
  projectTarget,
  read,
  toDay,
  type Formula,
  type Reading,
} from '@kpi-elements/core';
import { compare, ROUNDS } from './compare.ts';

const SEGMENTS = 10_000;

/** What explaining, projecting and looking for unusual values cost on top of visiting their points. */
export function bench(): void {
  benchSegments();
  benchInputs();
  benchDays();
}

function benchSegments(): void {
  const visit = ({ groups }: Reading) => {
    let sum = 0;
    for (const { inputs, comparisons } of groups!) {
      sum += inputs['clicks']! + comparisons[0]!.inputs['clicks']!;
    }
    return sum;
  };
  const reading = segmented(SEGMENTS);
  console.log(`\nthe first change of the program, of ${SEGMENTS} segments`);
  const before = performance.now();
  explainByDimension(reading);
  console.log(`  explainByDimension ${(performance.now() - before).toFixed(2).padStart(20)} ms`);

  // One run of each subject comes before the rounds.
  const fresh = Array.from({ length: 3 * (ROUNDS + 1) }, () => segmented(SEGMENTS));
  compare(`a change of ${SEGMENTS} segments, a new reading each time`, {
    'visit of the segments': () => visit(fresh.pop()!),
    explainByDimension: () => explainByDimension(fresh.pop()!),
    'the top 10': () => explainByDimension(fresh.pop()!, { top: 10 }),
  });
  compare(`a change of ${SEGMENTS} segments, the same reading`, {
    'visit of the segments': () => visit(reading),
    explainByDimension: () => explainByDimension(reading),
    'the top 10': () => explainByDimension(reading, { top: 10 }),
  });
}

function benchInputs(): void {
  const { reading, formula } = productOf(8);
  compare('a change of 8 inputs', {
    'all coalitions evaluated': () => {
      for (let i = 0; i < 256; i++) formula.evaluate(reading.inputs);
    },
    explainByInputs: () => explainByInputs(reading, undefined, formula),
  });
}

function benchDays(): void {
  const firstDay = toDay('2021-11-01');
  const days = Array.from({ length: toDay('2026-11-20') - firstDay }, (_, i) => firstDay + i);
  const frame = createFrame({
    date: days.map(fromDay),
    revenue: days.map((day) => 1000 + 200 * Math.sin(day) + 50 * Math.sin(day * day)),
  });
  const course = read(
    'revenue',
    frame,
    { period: 'this_month', grain: 'day', history: days.length - 30 },
    { now: new Date('2026-11-20T12:00Z') },
  );
  const points = [...course.history!, ...course.series!];
  compare('5 years of days', {
    'copy of the points': () => points.map((point) => ({ ...point })),
    projectTarget: () => projectTarget(course),
    findUnusual: () => findUnusual(points, { grain: 'day' }),
  });
}

/** A rate of so many segments, each of its own size and change. */
function segmented(count: number): Reading {
  const rows = Array.from({ length: 2 * count }, (_, i) => {
    const impressions = 100 + ((i * 7919) % 9973);
    return {
      date: i < count ? '2026-05-10' : '2026-06-10',
      keyword: `k${i % count}`,
      clicks: Math.round((impressions * (1 + ((i * 31) % 17))) / 50),
      impressions,
    };
  });
  return read('ctr', createFrame(rows), { period: '2026-06', compare: 'previous_period', by: 'keyword' });
}

/** A reading of a product of so many inputs. */
function productOf(count: number): { readonly reading: Reading; readonly formula: Formula } {
  const keys = Array.from({ length: count }, (_, i) => `x${i}`);
  const evaluate = (totals: Readonly<Record<string, number | null>>) =>
    keys.reduce((product, key) => product * totals[key]!, 1);
  const pointOf = (factor: number) => {
    const inputs = Object.fromEntries(keys.map((key, i) => [key, 1 + i * factor]));
    const coverage = { present: 1, expected: 1 };
    return { period: '2026-06-01/2026-06-30', value: evaluate(inputs), partial: false, inputs, coverage };
  };
  const before = {
    ...pointOf(1),
    name: 'previous_period',
    change: null,
    changeRate: null,
    verdict: 'none',
  } as const;
  const { kpi } = read('revenue', createFrame({ revenue: [1] }));
  const reading: Reading = { ...pointOf(1.1), kpi, key: {}, comparisons: [before], asOf: '' };
  const formula = {
    text: keys.join(' * '),
    measures: keys,
    unit: 'number',
    inputs: keys.map((key) => ({ kind: 'measure', key, measure: key, where: [], shift: 0 }) as const),
    evaluate,
    absence: () => undefined,
    evaluateColumns: () => new Float64Array(),
  };
  return { reading, formula };
}
