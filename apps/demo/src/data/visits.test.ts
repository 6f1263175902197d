import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { countries } from './audience.ts';
import { firstDay, lastDay, listDays, outage } from './days.ts';
import { generateVisits, newFormDay, stages } from './visits.ts';

const visits = generateVisits();
const rows = Array.from({ length: visits.length }, (_, row) => row);
const member = (column: string, row: number) => visits.keys[column]?.[row] ?? null;
const amount = (measure: string, row: number) => visits.measures[measure]?.[row] ?? NaN;
const visitors = (kept: readonly number[]) => new Set(kept.map((row) => member('visitor', row))).size;
const between = (from: string, to: string) =>
  rows.filter((row) => from <= member('day', row)! && member('day', row)! <= to);

function fingerprint({ measures, keys }: typeof visits): string {
  const hash = createHash('sha256');
  for (const [id, values] of Object.entries(measures)) hash.update(id).update(values);
  for (const [name, members] of Object.entries(keys)) hash.update(name).update(JSON.stringify(members));
  return hash.digest('hex').slice(0, 16);
}

test('every run makes the same visits', () => {
  expect(fingerprint(generateVisits())).toBe(fingerprint(visits));
  // Changes with every change to the generator: look at the demo before writing down the new one.
  expect(fingerprint(visits)).toMatchInlineSnapshot(`"609bfdab5ef9bc90"`);
});

test('the visits are of two years of days without the outage, at most 100,000', () => {
  const days = listDays().map(({ date }) => date);
  expect([...new Set(visits.keys['day'])]).toEqual(days.filter((date) => !outage.includes(date)));
  expect([member('day', 0), member('day', visits.length - 1)]).toEqual([firstDay, lastDay]);
  expect(visits.length).toBeGreaterThan(80_000);
  expect(visits.length).toBeLessThanOrEqual(100_000);
});

test('people come back on other days and through other channels, so counts of them do not add up', () => {
  const month = between('2026-10-01', '2026-10-30');
  const parts = (column: string) =>
    new Set(month.map((row) => `${member(column, row)} ${member('visitor', row)}`)).size;
  // Those of each day, added up.
  expect(parts('day')).toBeGreaterThan(1.1 * visitors(month));
  expect(parts('channel')).toBeGreaterThan(1.03 * visitors(month));
  expect(parts('country')).toBe(visitors(month));
});

test('nobody becomes a lead twice, and only customers order again', () => {
  const known = rows.filter((row) => member('stage', row) !== null);
  expect(visitors(known)).toBe(known.length);
  expect(new Set(known.map((row) => member('stage', row)))).toEqual(new Set(stages));
  const won = new Set<string | null>();
  for (const row of rows) {
    if (member('stage', row) === 'customer') won.add(member('visitor', row));
    if (amount('revenue', row) > 0) expect(won).toContain(member('visitor', row));
  }
});

test('a visit costs something when an ad brought it, and only then', () => {
  const paid = rows.filter((row) => amount('cost', row) > 0);
  expect(paid.filter((row) => member('channel', row) !== 'Ads')).toEqual([]);
  expect(paid).toHaveLength(rows.filter((row) => member('channel', row) === 'Ads').length);
  expect(new Set(rows.map((row) => member('country', row)))).toEqual(
    new Set(countries.map(({ code }) => code)),
  );
});

test('the new form shows: fewer leads a visitor, more of them qualified, as many accepted by sales', () => {
  expect(newFormDay).toBe('2026-10-01');
  const [then, now] = [between('2026-09-01', '2026-09-30'), between('2026-10-01', '2026-10-30')].map(
    (month) => {
      const reached = (stage: number) =>
        month.filter((row) => stages.indexOf(member('stage', row) as 'lead') >= stage).length;
      return { leads: reached(0) / visitors(month), mqls: reached(1) / reached(0), sqls: reached(2) };
    },
  ) as [Record<'leads' | 'mqls' | 'sqls', number>, Record<'leads' | 'mqls' | 'sqls', number>];
  expect(now.leads / then.leads).toBeLessThan(0.85);
  expect(now.mqls / then.mqls).toBeGreaterThan(1.2);
  expect(Math.abs(now.sqls / then.sqls - 1)).toBeLessThan(0.1);
});
