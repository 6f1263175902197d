import { units } from '../check-definitions.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { KpiError } from '../errors.ts';
import type { Row } from '../frame/create-dataset.ts';
import { createFrame } from '../frame/create-frame.ts';
import type { Frame } from '../frame/frame.ts';
import { functions } from '../formula/functions.ts';
import type { Kpi } from '../kpi.ts';
import { measures } from '../measures.ts';
import { read, type ReadRequest } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import { comparisonNames } from '../time/compare.ts';
import { grains } from '../time/calendar.ts';
import { periodNames } from '../time/period.ts';

const PATIENCE = 20_000;
const RUNS = 250;

const extremes = [0, -0, 1, -1, 0.1, 1e-320, 5e-324, 1e15, 2 ** 53, 1e200, -1e200, Number.MAX_VALUE];
const amount = fc.oneof(
  fc.constantFrom(...extremes),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.nat(99),
);
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(...extremes, NaN, Infinity, -Infinity));
const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom('', '__proto__', 'constructor', 'currency', 'date', 'total'),
);

/** As it should be, and now and then as it should not. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<unknown>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: wrong as fc.Arbitrary<T> });

const measureIds = Object.keys(measures);
const now = new Date('2026-11-21T12:00Z');
const day = mostly(
  fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-01', '2026-11-20', '2026-11-21'),
  fc.constantFrom('0001-01-01', '9999-12-31', '2026-02-30', 5),
);
const instant = mostly(
  fc.date({ min: new Date('2026-10-01T00:00Z'), max: new Date('2026-12-01T00:00Z'), noInvalidDate: true }),
  fc.date(),
);
const cells = fc.dictionary(fc.constantFrom(...measureIds), fc.option(amount, { nil: null }), { maxKeys: 6 });
const members = fc.record({
  channel: fc.option(fc.constantFrom('search', 'social', '', '__proto__'), { nil: null }),
  currency: fc.constantFrom('EUR', 'USD', null, ''),
});
const rowsWith = (date?: fc.Arbitrary<unknown>): fc.Arbitrary<Row[]> =>
  fc.array(
    fc
      .tuple(cells, members, date ?? fc.constant(undefined))
      .map(([values, keys, at]) => ({ ...values, ...keys, ...(at !== undefined && { date: at }) }) as Row),
    { maxLength: 8 },
  );
const rows = fc.oneof(rowsWith(), rowsWith(day), rowsWith(instant));

/** A formula of the grammar, as likely wrong as right. */
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...measureIds),
    fc.constantFrom('cost', 'clicks', 'revenue', 'followers', 'visitors', 'customer_lifespan', 'cpc', 'clv'),
    amount.map((value) => String(Math.abs(value))),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom(...functions.keys()), fc.array(tie('formula'), { minLength: 1, maxLength: 2 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    fc.tuple(tie('formula'), fc.nat(400)).map(([x, n]) => `rolling(${x}, ${n})`),
  ),
}));
const kpi: fc.Arbitrary<string | Kpi> = fc.oneof(
  fc.constantFrom(...catalog.all().map(({ id }) => id)),
  fc.constantFrom(...measureIds),
  fc.record({
    id: fc.constant('fuzz'),
    name: anyText,
    category: fc.constant('custom' as const),
    formula: mostly(formula, anyText),
    unit: fc.constantFrom(...units),
    better: fc.constantFrom('higher', 'lower', 'range'),
    proportion: fc.boolean(),
  }),
);

const period = mostly(
  fc.constantFrom(...periodNames, '2026', '2026-11', '2026-11-01/2026-11-30'),
  fc.oneof(fc.constantFrom('0001', '9999', '0001/9999', '2020/2026'), anyText),
);
const compare = mostly(
  fc.constantFrom<string>(...comparisonNames, '2025', '2026-11'),
  fc.oneof(fc.constantFrom('9999-12-31', '0000-01-01'), anyText),
);
const request: fc.Arbitrary<ReadRequest> = fc.record(
  {
    period,
    compare: fc.array(compare, { maxLength: 3 }),
    by: mostly(fc.constantFrom('channel', 'currency', 'channel currency'), anyText),
    where: mostly(fc.constantFrom('channel=search', 'currency!=EUR', 'channel=""'), anyText),
    grain: mostly(fc.constantFrom(...grains), anyText),
    history: mostly(fc.nat(40), anyNumber),
    currency: mostly(fc.constant('EUR'), anyText),
    target: mostly(amount, anyNumber),
    targets: fc.dictionary(fc.constantFrom(...measureIds), mostly(amount, anyNumber)),
  },
  { requiredKeys: [] },
);
const target = fc.record(
  {
    kpi: fc.constantFrom(...measureIds, 'cpc'),
    value: mostly(amount, anyNumber),
    period,
    where: fc.constantFrom('', 'channel=search'),
  },
  { requiredKeys: ['kpi', 'value', 'period'] },
);
const context: fc.Arbitrary<Partial<ReadingContext>> = fc.record(
  {
    now: mostly(fc.constant(now), fc.date()),
    timeZone: mostly(
      fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'),
      anyText,
    ),
    weekStart: mostly(fc.constantFrom('monday', 'sunday'), anyText),
    fiscalYearStart: mostly(fc.integer({ min: 1, max: 12 }), anyNumber),
    currency: mostly(fc.constant('EUR'), anyText),
    exchangeRates: fc.dictionary(fc.constantFrom('EUR', 'USD', '__proto__'), anyNumber),
    targets: fc.array(target, { maxLength: 3 }),
    level: mostly(fc.constantFrom(0.5, 0.95, 0.999), anyNumber),
  },
  { requiredKeys: ['now'] },
);

/** Where in a value something is no finite number. */
function strange(value: unknown, path: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = strange(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The reading, or nothing where the input was refused. Anything but a refusal goes through. */
function readOrRefuse(...input: Parameters<typeof read>): ReturnType<typeof read> | undefined {
  try {
    return read(...input);
  } catch (error) {
    if (error instanceof KpiError) return undefined;
    throw error;
  }
}

/** The frame, or nothing where the rows were refused. */
function frameOrRefuse(source: readonly Row[]): Frame | undefined {
  try {
    return createFrame(source);
  } catch (error) {
    if (error instanceof KpiError) return undefined;
    throw error;
  }
}

test('no input whatsoever gives NaN, Infinity or a hang, and null always comes with its absence', () => {
  let answered = 0;
  fc.assert(
    fc.property(rows, kpi, request, context, (source, shown, asked, given) => {
      const begin = performance.now();
      const frame = frameOrRefuse(source);
      const reading = frame && readOrRefuse(shown, frame, asked, given);
      expect(performance.now() - begin).toBeLessThan(PATIENCE);
      if (!reading) return;
      answered++;
      const { kpi: _, ...numbers } = reading;
      expect(strange(numbers, 'reading')).toBeUndefined();
      const groups = [reading, ...(reading.groups ?? [])];
      const points = groups.flatMap(({ comparisons, series = [], history = [] }) => [
        ...comparisons,
        ...comparisons.flatMap((comparison) => comparison.series ?? []),
        ...series,
        ...history,
      ]);
      for (const { value, absence } of [...groups, ...points]) {
        expect(value === null).toBe(absence !== undefined);
      }
    }),
    { numRuns: RUNS },
  );
  expect(answered).toBeGreaterThan(RUNS / 4);
}, 120_000);
