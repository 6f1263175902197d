import { fromDay } from '../time/date.ts';

/**
 * Days that are unlike other days, also where they move from year to year. A number says how much of a usual day they
 * bring: 3 for three times as much. A name says that they are like the earlier days of that name: `'black_friday'`.
 */
export type Holidays = Readonly<Record<string, string | number>>;

const WEEK = 7;

/**
 * By day: how much of a usual one it is. What a name stands for is learned from its earlier days, each measured against
 * the same weekday in the two weeks before and after; without any it is a usual day.
 */
export function holidayWeights(
  values: Float64Array,
  firstDay: number,
  length: number,
  holidays: Holidays,
): Float64Array {
  const weights = new Float64Array(length).fill(1);
  const marks = Array.from(weights, (_, i) => {
    const date = fromDay(firstDay + i);
    return Object.hasOwn(holidays, date) ? holidays[date] : undefined;
  });
  const learned = new Map<string, number>();
  marks.forEach((mark, i) => {
    if (typeof mark !== 'string' || i >= values.length || learned.has(mark)) return;
    learned.set(mark, learn(mark));
  });

  function learn(name: string): number {
    let [brought, usual] = [0, 0];
    marks.forEach((mark, i) => {
      if (mark !== name || i >= values.length) return;
      const alike = [-2, -1, 1, 2]
        .map((weeks) => i + weeks * WEEK)
        .filter((day) => day in values && !marks[day]);
      if (alike.length === 0) return;
      brought += values[i]!;
      usual += alike.reduce((sum, day) => sum + values[day]!, 0) / alike.length;
    });
    return usual > 0 ? brought / usual : 1;
  }

  return weights.map((_, i) => {
    const mark = marks[i];
    return typeof mark === 'string' ? (learned.get(mark) ?? 1) : (mark ?? 1);
  });
}
