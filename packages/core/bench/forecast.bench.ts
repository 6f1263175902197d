import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFrame, fromDay, projectTarget, read, resolvePeriod, toDay } from '@kpi-elements/core';

/** Days or weeks of one measure. */
interface Course {
  readonly firstDay: number;
  readonly step: number;
  readonly values: readonly number[];
}

/** What is projected: periods of a course, with so many of their buckets gone. */
interface Trial {
  readonly title: string;
  readonly course: Course;
  readonly periods: readonly string[];
  readonly elapsed: readonly number[];
  readonly history: number;
}

export function bench(): void {
  const visitors = readShared('web_daily_visitors.csv', (cells) => [usDate(cells[0]!), Number(cells[2])], 1);
  const revenue = readShared(
    'robyn_dt_simulated_weekly.csv',
    (cells) => [toDay(cells[0]!), Number(cells[1])],
    7,
  );
  if (visitors) {
    const months = monthsOf(visitors);
    const weeks = weeksOf(visitors, 7);
    tryForecasts({
      title: 'visitors by day: months',
      course: visitors,
      periods: months,
      elapsed: [3, 7, 10, 14, 20, 25],
      history: 182,
    });
    tryForecasts({
      title: 'visitors by day: months, 8 weeks of history',
      course: visitors,
      periods: months,
      elapsed: [3, 7, 10, 14, 20, 25],
      history: 56,
    });
    tryForecasts({
      title: 'visitors by day: weeks',
      course: visitors,
      periods: weeks,
      elapsed: [1, 2, 3, 4, 5, 6],
      history: 182,
    });
  }
  if (revenue) {
    const elapsed = [1, 3, 5, 7, 9, 11];
    tryForecasts({
      title: 'Robyn revenue by week: 4 weeks',
      course: revenue,
      periods: weeksOf(revenue, 28),
      elapsed: [1, 2, 3],
      history: 52,
    });
    tryForecasts({
      title: 'Robyn revenue by week: 13 weeks',
      course: revenue,
      periods: weeksOf(revenue, 91),
      elapsed,
      history: 52,
    });
  }
}

/** Error and coverage of the projection, and the errors of what anybody could do without it. */
function tryForecasts({ title, course, periods, elapsed, history }: Trial): void {
  const { firstDay, step, values } = course;
  const errors: Record<string, number[]> = { projection: [], naive: [], drift: [], 'last week': [] };
  let [held, all] = [0, 0];
  const frame = createFrame({
    date: values.map((_, i) => fromDay(firstDay + i * step)),
    revenue: values,
  });
  for (const name of periods) {
    const { start, end } = resolvePeriod(name);
    const from = (toDay(start) - firstDay) / step;
    const to = (toDay(end) + 1 - firstDay) / step;
    if (from < history) continue;
    for (const gone of elapsed) {
      const now = from + gone;
      const soFar = total(values, from, now);
      const came = total(values, from, to);
      const reading = read(
        'revenue',
        frame,
        { period: `${start}/${end}`, grain: step === 7 ? 'week' : 'day', history },
        { now: new Date((firstDay + now * step) * 86_400_000) },
      );
      const { projected, interval } = projectTarget(reading);
      const left = to - now;
      const last = values[now - 1]!;
      const span = Math.min(history, 56);
      const drift = (last - values[now - 1 - span]!) / span;
      const forecasts = {
        projection: projected!,
        naive: soFar + left * last,
        drift: soFar + left * last + (drift * left * (left + 1)) / 2,
        'last week': soFar + sumOf(left, (i) => (step === 7 ? last : values[now - 7 + (i % 7)]!)),
      };
      for (const [method, forecast] of Object.entries(forecasts)) {
        errors[method]!.push(Math.abs(forecast / came - 1));
      }
      if (!interval) continue;
      all++;
      if (came >= interval[0] && came <= interval[1]) held++;
    }
  }
  const mean = (method: string) =>
    `${method} ${((100 * total(errors[method]!)) / errors[method]!.length).toFixed(2)} %`;
  console.log(`\n${title}, history ${history}: ${errors['naive']!.length} projections`);
  console.log(`  mean error: ${Object.keys(errors).map(mean).join(', ')}`);
  console.log(`  the 80 % interval held ${((100 * held) / all).toFixed(1)} % of ${all}`);
}

function readShared(
  file: string,
  cellsOf: (cells: readonly string[]) => readonly [day: number, value: number],
  step: number,
): Course | undefined {
  const path = join(process.cwd(), '../shared/data', file);
  if (!existsSync(path)) {
    console.log(`Skipped: ../shared/data/${file} is not beside the repository.`);
    return undefined;
  }
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) =>
      cellsOf(
        Array.from(line.matchAll(/"([^"]*)"|([^,]+)/g), ([, quoted, plain]) =>
          (quoted ?? plain)!.replaceAll(',', ''),
        ),
      ),
    );
  return { firstDay: rows[0]![0], step, values: rows.map(([, value]) => value) };
}

function usDate(text: string): number {
  const [month, day, year] = text.split('/');
  return toDay(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
}

/** The whole calendar months of a course. */
function monthsOf({ firstDay, values }: Course): string[] {
  const months = new Set(values.map((_, i) => fromDay(firstDay + i).slice(0, 7)));
  return [...months].slice(1, -1);
}

/** Periods of so many days from Mondays on, one every week. */
function weeksOf({ firstDay, step, values }: Course, length: number): string[] {
  const monday = firstDay + ((11 - (firstDay % 7)) % 7);
  const periods: string[] = [];
  for (let day = monday; day + length <= firstDay + values.length * step; day += 7) {
    periods.push(`${fromDay(day)}/${fromDay(day + length - 1)}`);
  }
  return periods;
}

function total(values: readonly number[], from = 0, to = values.length): number {
  return sumOf(to - from, (i) => values[from + i]!);
}

function sumOf(count: number, at: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += at(i);
  return sum;
}
