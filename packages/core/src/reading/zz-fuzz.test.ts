import * as require_fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../default-catalog.ts';
import { KpiError } from '../errors.ts';
import type { Row } from '../frame/create-dataset.ts';
import { createFrame } from '../frame/create-frame.ts';
import { functions } from '../formula/functions.ts';
import type { Kpi } from '../kpi.ts';
import { measures } from '../measures.ts';
import { read, type ReadRequest } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import { comparisonNames } from '../time/compare.ts';
import { grains } from '../time/calendar.ts';
import { periodNames } from '../time/period.ts';

const PATIENCE = 2_000;

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

const measureIds = Object.keys(measures);
const day = fc.constantFrom(
  '2026-03-29',
  '2026-10-25',
  '2026-11-01',
  '2026-11-20',
  '2026-11-21',
  '0001-01-01',
  '9999-12-31',
);
const instant = fc.oneof(
  fc.date({ min: new Date('2026-10-01T00:00Z'), max: new Date('2026-12-01T00:00Z'), noInvalidDate: true }),
  fc.date(),
);
const cells = fc.dictionary(fc.constantFrom(...measureIds), fc.option(amount, { nil: null }), { maxKeys: 6 });
const members = fc.record({
  channel: fc.option(anyText, { nil: null }),
  currency: fc.constantFrom('EUR', 'USD', null, ''),
});
const rowsWith = (date: fc.Arbitrary<unknown> | undefined): fc.Arbitrary<Row[]> =>
  fc.array(
    fc
      .tuple(cells, members, date ?? fc.constant(undefined))
      .map(([values, keys, at]) => ({ ...values, ...keys, ...(at !== undefined && { date: at }) }) as Row),
    { maxLength: 8 },
  );
const rows = fc.oneof(rowsWith(undefined), rowsWith(day), rowsWith(instant));

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
    formula: fc.oneof({ weight: 9, arbitrary: formula }, { weight: 1, arbitrary: anyText }),
    unit: fc.constantFrom(
      'money',
      'percent',
      'points',
      'multiple',
      'count',
      'number',
      'score',
      'position',
      'duration',
    ),
    better: fc.constantFrom('higher', 'lower', 'range'),
    proportion: fc.boolean(),
  }),
);

const period = fc.oneof(
  fc.constantFrom(
    ...periodNames,
    '2026',
    '2026-11',
    '2026-11-01/2026-11-30',
    '2020/2026',
    '0001',
    '9999',
    '0001/9999',
  ),
  anyText,
);
const compare = fc.oneof(
  fc.constantFrom<string>(...comparisonNames, '2025', '9999-12-31', '0000-01-01'),
  anyText,
);
const request: fc.Arbitrary<ReadRequest> = fc.record(
  {
    period,
    compare: fc.array(compare, { maxLength: 3 }),
    by: fc.oneof(fc.constantFrom('channel', 'currency', 'channel currency'), anyText),
    where: fc.oneof(fc.constantFrom('channel=search', 'currency!=EUR', 'channel=""'), anyText),
    grain: fc.oneof(fc.constantFrom(...grains), anyText as fc.Arbitrary<never>),
    history: fc.oneof(fc.nat(40), anyNumber),
    currency: fc.oneof(fc.constant('EUR'), anyText),
    target: anyNumber,
    targets: fc.dictionary(fc.constantFrom(...measureIds), anyNumber),
  },
  { requiredKeys: [] },
);
const context: fc.Arbitrary<Partial<ReadingContext>> = fc.record(
  {
    now: fc.oneof(
      { weight: 9, arbitrary: fc.constant(new Date('2026-11-21T12:00Z')) },
      { weight: 1, arbitrary: fc.date() },
    ),
    timeZone: fc.oneof(
      fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'),
      anyText,
    ),
    weekStart: fc.oneof(fc.constantFrom('monday', 'sunday'), anyText as fc.Arbitrary<never>),
    fiscalYearStart: fc.oneof(fc.integer({ min: 1, max: 12 }), anyNumber),
    currency: fc.oneof(fc.constant('EUR'), anyText),
    exchangeRates: fc.dictionary(fc.constantFrom('EUR', 'USD', '__proto__'), anyNumber),
    targets: fc.array(
      fc.record(
        { kpi: fc.constantFrom(...measureIds, 'cpc'), value: anyNumber, period, where: anyText },
        { requiredKeys: ['kpi', 'value', 'period'] },
      ),
      { maxLength: 3 },
    ),
    level: anyNumber,
  },
  { requiredKeys: [] },
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

test('no input whatsoever gives NaN, Infinity or a hang, and null always comes with its absence', () => {
  fc.assert(
    fc.property(rows, kpi, request, context, (source, shown, asked, given) => {
      require_fs.writeFileSync('/tmp/last.json', JSON.stringify([source, shown, asked, given]));
      const begin = performance.now();
      let frame;
      try {
        frame = createFrame(source);
      } catch (error) {
        expect(error).toBeInstanceOf(KpiError);
        return;
      }
      const reading = readOrRefuse(shown, frame, asked, given);
      expect(performance.now() - begin).toBeLessThan(PATIENCE);
      if (!reading) return;
      const { kpi: _, ...numbers } = reading;
      expect(strange(numbers, 'reading')).toBeUndefined();
      const points = [reading, ...reading.comparisons, ...(reading.series ?? []), ...(reading.groups ?? [])];
      for (const { value, absence } of points) expect(value === null).toBe(absence !== undefined);
    }),
    { numRuns: 3_000 },
  );
});
