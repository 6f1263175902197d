const MILLISECONDS_A_DAY = 86_400_000;

/** The first and the last day with data, as local dates. */
export const firstDay = '2024-11-01';
export const lastDay = '2026-10-31';

/** The evening of the last day: the page's clock stands here, so that the demo never rots. */
export const now = new Date('2026-10-31T21:00:00+01:00');

/** Tracking was down: no rows at all on these days. */
export const outage: readonly string[] = ['2026-08-18', '2026-08-19'];

/** How busy an outdoor shop is in each month, 1 being a usual month. */
const MONTHS = [0.92, 0.85, 0.92, 1, 1.04, 0.97, 0.9, 0.94, 1.05, 1.12, 1.26, 1.24] as const;

/** Sunday first. People browse on Sunday and Monday and are outdoors on Saturday. */
const WEEKDAYS = [1.1, 1.06, 1.01, 0.99, 0.98, 0.95, 0.91] as const;

/** Growth from the first to the last day. */
const GROWTH = 0.34;

/** A day of the data, and how busy the shop is on it. */
export interface Day {
  /** `2026-10-31`. */
  readonly date: string;
  /** 0 for the first day of the data. */
  readonly index: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Trend, season and weekday together, 1 being a usual day at the start. */
  readonly demand: number;
}

const parse = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Every day from the first to the last, the outage included. */
export function listDays(): readonly Day[] {
  const start = parse(firstDay);
  const length = (parse(lastDay) - start) / MILLISECONDS_A_DAY + 1;
  return Array.from({ length }, (_, index) => {
    const at = new Date(start + index * MILLISECONDS_A_DAY);
    const date = at.toISOString().slice(0, 10);
    const weekday = at.getUTCDay();
    const trend = 1 + (GROWTH * index) / (length - 1);
    return { date, index, weekday, demand: trend * season(at) * (WEEKDAYS[weekday] ?? 1) * blackWeek(date) };
  });
}

/** Each month's factor holds in its middle; in between runs a straight line. */
function season(at: Date): number {
  const month = at.getUTCMonth();
  const fromMiddle = (at.getUTCDate() - 15) / 30;
  const nearest = MONTHS[month] ?? 1;
  const neighbour = MONTHS[(month + (fromMiddle < 0 ? 11 : 1)) % 12] ?? 1;
  return nearest + (neighbour - nearest) * Math.abs(fromMiddle);
}

/** The week before and the weekend after the fourth Friday of November. */
function blackWeek(date: string): number {
  const [from, friday, to] = date.startsWith('2024')
    ? ['2024-11-25', '2024-11-29', '2024-12-02']
    : ['2025-11-24', '2025-11-28', '2025-12-01'];
  if (date < from || date > to) return 1;
  return date === friday ? 1.85 : 1.35;
}
