import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { read } from '../reading/read.ts';
import { fromDay, toDay } from '../time/date.ts';
import { explainByDimension } from './explain-by-dimension.ts';
import { explainByInputs } from './explain-by-inputs.ts';
import { findUnusual } from './find-unusual.ts';
import { funnel } from './funnel.ts';
import { keyResult } from './key-result.ts';
import { projectTarget } from './project-target.ts';

const now = new Date('2026-11-21T12:00:00Z');
const extreme = fc.oneof(
  fc.constantFrom(0, -1, 1e-320, 1e200, -1e200, Number.MAX_VALUE, -Number.MAX_VALUE),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const amount = fc.option(extreme, { nil: null });

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

test('NaN and Infinity never leave the analysis', () => {
  const channels = fc.constantFrom('a', 'b', 'c');
  const row = fc.record({ day: fc.nat(120), channel: channels, clicks: amount, impressions: amount });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 80 }),
      extreme,
      extreme,
      (rows, target, baseline) => {
        const frame = createFrame(
          rows.map(({ day, ...cells }) => ({ date: fromDay(toDay('2026-11-21') - day), ...cells })),
          { dimensions: ['channel'] },
        );
        const request = {
          period: 'this_month',
          compare: 'previous_period',
          by: 'channel',
          grain: 'day',
          history: 90,
          target,
        } as const;
        const readings = ['impressions', 'clicks', 'ctr'].map((kpi) => read(kpi, frame, request, { now }));
        for (const reading of readings) {
          const points = [...reading.history!, ...reading.series!];
          const { value } = reading;
          const results = [
            explainByInputs(reading),
            explainByDimension(reading),
            projectTarget(reading),
            findUnusual(points, { grain: 'day' }),
            keyResult({ value, target, baseline, better: 'higher' }),
          ];
          for (const number of numbersIn(results)) expect(number).toSatisfy(Number.isFinite);
        }
        for (const number of numbersIn(funnel(readings.slice(0, 2))))
          expect(number).toSatisfy(Number.isFinite);
      },
    ),
    { numRuns: 60 },
  );
});
