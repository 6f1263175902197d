import type { Calendar } from '@kpi-elements/core';

/** Equal for calendars that cut time alike. */
export function calendarKey({ timeZone, weekStart, fiscalYearStart }: Calendar): string {
  return `${timeZone} ${weekStart} ${fiscalYearStart}`;
}
