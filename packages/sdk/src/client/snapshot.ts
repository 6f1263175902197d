import {
  type Calendar,
  KpiError,
  parseFrame,
  type SourceFacts,
  type Table,
  toFrameJson,
} from '@kpi-elements/core';
import type { Answer } from './answer.ts';
import type { SourceFeed } from './source-feed.ts';

/** What a client knows, as plain JSON: for a page that a server has rendered, or a copy that outlives a reload. */
export interface ClientSnapshot {
  readonly version: 1;
  readonly sources: Readonly<Record<string, SourceSnapshot>>;
}

/** What is known of one source. Holds no token and no address. */
export interface SourceSnapshot {
  readonly facts: SourceFacts;
  readonly answers: readonly SliceSnapshot[];
}

/** One slice, its answer, and when it was had: milliseconds since 1970. */
export interface SliceSnapshot {
  readonly at: number;
  readonly calendar: Calendar;
  readonly answer: Answer;
}

/** What is known of a source; nothing as long as it has not said what it has. */
export function snapshotOf({ facts, entries }: SourceFeed): SourceSnapshot | undefined {
  if (!facts) return undefined;
  const answers = entries.flatMap(({ answer, answeredAt, calendar }) =>
    answer ? [{ at: answeredAt, calendar: calendarOf(calendar), answer: toJson(answer) }] : [],
  );
  return { facts, answers };
}

/**
 * Gives a source what is known of it from before. Throws `invalid_frame` for what is no answer.
 *
 * @param isOld To be asked for anew, however short ago it was had.
 */
export function restore(feed: SourceFeed, { facts, answers }: SourceSnapshot, isOld: boolean): void {
  for (const { at, calendar, answer } of answers) {
    parseFrame({ ...answer.about, tables: [answer.table] });
    feed.remember(calendar, answer, at, isOld);
  }
  feed.rememberFacts(facts);
}

/** Checks the version. Throws `unreadable_data` for a snapshot of another one. */
export function requireSnapshot(snapshot: ClientSnapshot): ClientSnapshot {
  if (snapshot.version === 1) return snapshot;
  throw new KpiError(
    'unreadable_data',
    `The snapshot has version ${String(snapshot.version)}, and this client reads version 1.\nMake it with client.dehydrate() of the same release.`,
  );
}

function toJson({ table, about }: Answer): Answer {
  const [plain] = toFrameJson({ ...about, tables: [table] }).tables as [Table];
  return { table: plain, about };
}

function calendarOf({ timeZone, weekStart, fiscalYearStart }: Calendar): Calendar {
  return { timeZone, weekStart, fiscalYearStart };
}
