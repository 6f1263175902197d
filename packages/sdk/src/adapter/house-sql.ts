import type { Calendar, Grain } from '@kpi-elements/core';

/** The first day of the bucket of a day, in the SQL that ClickHouse and PostHog speak. */
export function bucketSql(day: string, grain: Grain, { weekStart, fiscalYearStart }: Calendar): string {
  switch (grain) {
    case 'week':
      return `toStartOfWeek(${day}, ${weekStart === 'monday' ? 1 : 0})`;
    case 'month':
      return `toStartOfMonth(${day})`;
    case 'quarter':
      return shifted('toStartOfQuarter', day, fiscalYearStart - 1);
    case 'year':
      return shifted('toStartOfYear', day, fiscalYearStart - 1);
    default:
      return day;
  }
}

function shifted(name: string, day: string, months: number): string {
  return months === 0 ? `${name}(${day})` : `addMonths(${name}(addMonths(${day}, -${months})), ${months})`;
}
