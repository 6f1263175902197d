import { expect, test, vi } from 'vitest';
import { formatPeriod } from './format-period.ts';
import zhCN from '../locales/zh-CN.ts';
import { periodNames } from '../time/period.ts';

/** Intl sets thin and narrow spaces around dashes and before AM. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

test.each([
  ['2026-01-05/2026-01-05', 'Jan 5, 2026'],
  ['2026-01-05', 'Jan 5, 2026'],
  ['2026-01-05/2026-01-28', 'Jan 5 – 28, 2026'],
  ['2025-12-29/2026-01-04', 'Dec 29, 2025 – Jan 4, 2026'],
  ['2026-02-01/2026-02-28', 'Feb 2026'],
  ['2026-02-01/2026-02-27', 'Feb 1 – 27, 2026'],
  ['2026-01-01/2026-03-31', 'Jan – Mar 2026'],
  ['2025-02-01/2026-01-31', 'Feb 2025 – Jan 2026'],
  ['2025-01-01/2025-12-31', '2025'],
  ['2026-10-25T02:00+02:00', 'Oct 25, 2026, 2:00 AM (+02:00)'],
  ['last_30_days', 'last 30 days'],
  ['month_to_date', 'month to date'],
  ['total', 'all data'],
])('%s reads %s', (period, expected) => {
  expect(plain(formatPeriod(period))).toBe(expected);
});

test.each(['Pacific/Apia', 'Pacific/Pago_Pago'])(
  'dates do not move with the time zone of the machine: %s',
  (zone) => {
    vi.stubEnv('TZ', zone);
    expect(plain(formatPeriod('2026-03-01/2026-03-02'))).toBe('Mar 1 – 2, 2026');
    vi.unstubAllEnvs();
  },
);

test('every named period has words of its own in Chinese', () => {
  for (const name of [...periodNames, 'total']) expect(formatPeriod(name, zhCN)).toMatch(/\p{Script=Han}/u);
  expect(formatPeriod('last_14_days', zhCN)).toBe('最近 14 天');
});

test('text that is no period is returned, never thrown at', () => {
  for (const text of ['', '2026-02-45', '2026-02-01/2026-01-01', '2026-10-25T25:00+02:00', 'constructor']) {
    expect(formatPeriod(text, zhCN)).toBe(text);
    expect(formatPeriod(text)).toBe(text);
  }
});
