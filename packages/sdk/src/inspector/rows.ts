import type { Where } from '@kpi-elements/core';
import type { ClientEvent } from '../client/events.ts';
import type { SliceReport, SourceReport } from '../client/source-report.ts';

/** Name, state, measures, dimensions. */
export function sourceRow({ name, facts, error, isSpared, isLive }: SourceReport): string[] {
  const state = error ? firstLine(error) : facts ? 'ready' : 'asked what it has';
  const notes = [...(isLive ? ['live'] : []), ...(isSpared ? ['not asked for a while'] : [])];
  return [
    name,
    [state, ...notes].join(', '),
    facts?.measures.join(' ') ?? '',
    facts?.dimensions.join(' ') ?? '',
  ];
}

/** Measures, range, grain, breakdown, filter, state, rows. */
export function sliceRow({ slice, status, isWatched, rows, error }: SliceReport): string[] {
  const { measures, range, grain, by, where } = slice;
  const state = isWatched ? status : `${status}, not watched`;
  return [
    measures.join(' '),
    range.join(' to '),
    grain,
    by.join(' '),
    whereText(where),
    error ? `${state}: ${firstLine(error)}` : state,
    rows === undefined ? '' : String(rows),
  ];
}

/** `12 s`, `3 min`; nothing for what was never answered. */
export function ageOf(answeredAt: number | undefined, now: number): string {
  if (answeredAt === undefined) return '';
  const seconds = Math.max(0, Math.round((now - answeredAt) / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** Time, kind, source, what happened. */
export function eventRow(event: ClientEvent): string[] {
  const time = new Date(event.at).toISOString().slice(11, 23);
  return [time, event.type, 'source' in event ? event.source : '', detailOf(event)];
}

function detailOf(event: ClientEvent): string {
  switch (event.type) {
    case 'planned':
      return `${event.requests} requests, ${event.slices} slices, ${event.asked} of them not known`;
    case 'sent':
      return `query ${event.id}: ${event.query.slices.length} slices`;
    case 'progress':
      return `query ${event.id}: ${event.loaded}${event.total === undefined ? '' : ` of ${event.total}`} bytes`;
    case 'answered':
      return `query ${event.id}: ${event.rows} rows in ${Math.round(event.milliseconds)} ms`;
    case 'retried':
      return `attempt ${event.attempt} failed, again in ${event.seconds.toFixed(1)} s: ${firstLine(event.error)}`;
    case 'failed':
      return `query ${event.id} after ${Math.round(event.milliseconds)} ms: ${firstLine(event.error)}`;
    case 'cancelled':
      return `query ${event.id}: nobody waits for it`;
    case 'described':
      return event.error ? firstLine(event.error) : '';
  }
}

function whereText(where: Where): string {
  return where
    .map(({ dimension, op, values }) => `${dimension}${op === 'in' ? '=' : '!='}${values.join(',')}`)
    .join(' ');
}

function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0]!;
}
