import { versions } from 'node:process';
import { expect, test } from 'vitest';
import type { FormatOptions } from './format.ts';
import { formatChange, formatValue } from './format.ts';
import { formatPeriod } from './format-period.ts';
import type { Locale } from './locale.ts';
import zhCN from '../locales/zh-CN.ts';

// The file shows what these versions of Intl's data say; with others it would differ without any fault of ours.
const CLDR = '48.0';

const locales: readonly (string | Locale)[] = ['en', zhCN, 'de', 'fr', 'ar', 'hi'];

const values: readonly (readonly [FormatOptions, readonly (number | null)[]])[] = [
  [{ unit: 'money', currency: 'EUR' }, [null, 0, -12.5, 0.0042, 2.5, 1234.5, 1_234_567.891]],
  [{ unit: 'money', currency: 'CNY', compact: true }, [999.5, 1234.5, 12_345, 1_234_567_891]],
  [{ unit: 'percent' }, [null, 0, -0.125, 0.0009, 0.05, 0.4235, 12.5]],
  [{ unit: 'points' }, [null, 0, -0.12, 0.004, 0.42]],
  [{ unit: 'multiple' }, [null, 0, -1.5, 0.043, 4.2, 123.4]],
  [{ unit: 'count' }, [null, 0, -3, 3.4, 1_234_567]],
  [{ unit: 'count', compact: true }, [9999, 12_345, 1_234_567_891]],
  [{ unit: 'number' }, [null, 0, -2.5, 0.0123, 2.345, 12_345.6]],
  [{ unit: 'score' }, [null, 0, -8, 4.25, 87.5]],
  [{ unit: 'position' }, [null, 0, 1, 8.26, 123.4]],
  [{ unit: 'duration' }, [null, 0, -125, 0.05, 5.26, 42, 125, 3900, 100_000]],
];

const changes: readonly (readonly [FormatOptions, number, number | null])[] = [
  [{ unit: 'percent' }, 0.0235, 0.0588],
  [{ unit: 'points' }, -0.01, -0.2],
  [{ unit: 'position' }, -1.2, -0.1],
  [{ unit: 'money', currency: 'USD' }, 250, 0.125],
  [{ unit: 'count' }, -12, null],
  [{ unit: 'duration' }, 90, 0.5],
];

const periods = [
  '2026-01-05/2026-01-05',
  '2026-01-05/2026-01-28',
  '2025-12-29/2026-01-04',
  '2026-01-01/2026-01-31',
  '2026-01-01/2026-03-31',
  '2025-01-01/2025-12-31',
  '2026-10-25T02:00+02:00',
  'last_30_days',
  'month_to_date',
  'total',
];

test.skipIf(versions['cldr'] !== CLDR)(
  `every unit in every locale reads well (only with the locale data of CLDR ${CLDR})`,
  async () => {
    const text = [
      '# How values read',
      '',
      `Written by \`formats.test.ts\` with CLDR ${CLDR}, for a person to read. Words are English but for zh-CN.`,
      ...locales.flatMap((locale) => [
        '',
        `## ${typeof locale === 'string' ? locale : locale.tag}`,
        '',
        ...lines(locale),
      ]),
      '',
    ];
    await expect(text.join('\n')).toMatchFileSnapshot('formats.snapshot.md');
  },
);

function lines(locale: string | Locale): string[] {
  return [
    ...values.map(([options, given]) => {
      const title = [options.unit, options.currency, options.compact && 'compact'].filter(Boolean).join(' ');
      return line(
        title,
        given.map((value) => [value, formatValue(value, { ...options, locale })]),
      );
    }),
    ...changes.map(([options, change, changeRate]) =>
      line(`change of ${options.unit}`, [
        [change, formatChange({ change, changeRate }, { ...options, locale })],
      ]),
    ),
    line(
      'period',
      periods.map((period) => [period, formatPeriod(period, locale)]),
    ),
  ];
}

function line(title: string, pairs: readonly (readonly [unknown, string])[]): string {
  return [`- ${title}`, ...pairs.map(([given, text]) => `  - ${String(given)}: ${text}`)].join('\n');
}
