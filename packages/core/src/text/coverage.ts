import type { Coverage } from '../reading/reading.ts';
import type { Words } from '../words/words.ts';

const DAY = 86_400_000;

/**
 * How much of a period has data, in words; `undefined` where it all has.
 *
 * @param period The part of it that is over, where it is still running.
 * @example
 * coverageClause({ present: 27, expected: 30 }, '2026-06-01/2026-06-30', english.words); // 'data for 27 of 30 days'
 */
export function coverageClause(
  { present, expected, grain }: Coverage,
  period: string,
  words: Words,
): string | undefined {
  if (present >= expected) return undefined;
  const [start = '', end = start] = period.split('/');
  const isDaily = (Date.parse(end) - Date.parse(start)) / DAY + 1 === expected;
  return words.coverage(String(present), String(expected), grain ?? (isDaily ? 'day' : undefined));
}
