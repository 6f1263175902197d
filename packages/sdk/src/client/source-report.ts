import type { Calendar, Slice, SourceFacts } from '@kpi-elements/core';
import type { SliceEntry } from './slice-entry.ts';
import type { SourceFeed } from './source-feed.ts';

/** What a client knows of one source. */
export interface SourceReport {
  readonly name: string;
  readonly facts?: SourceFacts;
  /** Why it could not be described, or is not heard. */
  readonly error?: Error;
  /** It failed too often, and is not asked for a while. */
  readonly isSpared: boolean;
  /** It tells of changes by itself. */
  readonly isLive: boolean;
  readonly slices: readonly SliceReport[];
}

/** What a client knows of one slice. */
export interface SliceReport {
  readonly slice: Slice;
  readonly calendar: Calendar;
  readonly status: 'loading' | 'ready' | 'refreshing' | 'stale' | 'error' | 'idle';
  readonly isWatched: boolean;
  readonly rows?: number;
  /** When the answer was had: milliseconds since 1970. */
  readonly answeredAt?: number;
  readonly error?: Error;
}

/** Everything that is known of a source, at this moment. */
export function reportOf(feed: SourceFeed): SourceReport {
  const { name, facts, isSpared, isLive } = feed;
  const error = feed.error ?? feed.silence;
  return {
    name,
    isSpared,
    isLive,
    ...(facts && { facts }),
    ...(error && { error }),
    slices: feed.entries.map(reportOfSlice),
  };
}

function reportOfSlice(entry: SliceEntry): SliceReport {
  const { slice, calendar, answer, answeredAt, error, isWatched } = entry;
  return {
    slice,
    calendar,
    isWatched,
    status: statusOf(entry),
    ...(answer && { rows: answer.table.length, answeredAt }),
    ...(error && { error }),
  };
}

function statusOf({ answer, pending, error }: SliceEntry): SliceReport['status'] {
  if (pending) return answer ? 'refreshing' : 'loading';
  if (error) return answer ? 'stale' : 'error';
  return answer ? 'ready' : 'idle';
}
