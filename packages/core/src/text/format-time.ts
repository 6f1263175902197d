import { dateFormat, remembered } from './intl.ts';

/**
 * An instant as a clock of the locale shows it; empty where it is none. Without a time zone it is the reader's own.
 *
 * @example
 * formatTime('2026-07-31T07:30:00Z', 'en', 'Europe/Berlin'); // 'Jul 31, 2026, 9:30 AM'
 */
export const formatTime = /* @__PURE__ */ remembered<
  [instant: string, tag: string, timeZone?: string | undefined],
  string
>(
  (instant, tag, timeZone) => [tag, timeZone, instant],
  (instant, tag, timeZone) => {
    const time = Date.parse(instant);
    if (Number.isNaN(time)) return '';
    const zone = timeZone ? { timeZone } : {};
    return dateFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...zone }).format(time);
  },
);
