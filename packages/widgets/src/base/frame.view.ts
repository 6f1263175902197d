import { coverageClause, describe, formatPeriod, formatTime, kpiText, wordFor } from '@kpi-elements/core';
import type { Kpi, Locale, Reading, ReadingState } from '@kpi-elements/core';
import { messageOf } from './message-of.ts';
import type { Reader } from './reader.ts';

/** Where an element stands. Only one that has been answered has readings. */
export interface Shown {
  readonly status: ReadingState['status'];
  readonly readings?: readonly Reading[];
  readonly error?: Error;
}

/** What is known before there is an answer. */
export interface Known {
  /** Takes the place of the KPI's name. */
  readonly label: string | undefined;
  readonly kpi: Kpi | undefined;
  /** Names what is not known. */
  readonly id: string;
}

/** The words around every picture. What nobody knows yet is `undefined`, what is not needed is empty. */
export interface FrameView {
  readonly label: string | undefined;
  readonly period: string | undefined;
  /** Says what the element shows. */
  readonly sentence: string;
  /** Why there is no value. */
  readonly absence: string;
  /** The first line of an error, and the lines that help. */
  readonly fact: string;
  readonly wayOut: string;
  /** The age of an old value. */
  readonly stale: string;
  /** What the reader has to know. */
  readonly notices: readonly string[];
  readonly asOf: string | undefined;
}

/** Says in a sentence what an element shows. */
export type Say = (readings: readonly Reading[]) => string;

/** A state in words: those of the first reading, but for the sentence. */
export function frameView(
  { status, readings, error }: Shown,
  known: Known,
  reader: Reader,
  say: Say = ([first]) => sentenceOf(first!, known.label, reader.locale),
): FrameView {
  const { strings, locale } = reader;
  const reading = readings?.[0];
  const kpi = reading?.kpi ?? known.kpi;
  const label =
    known.label || (kpi && kpiText(kpi, locale).name) || (status === 'error' ? known.id : undefined);
  const [fact = '', ...wayOut] = status === 'error' ? messageOf(error, reader).split('\n') : [];
  const common = { label, fact, wayOut: wayOut.join('\n').trim(), absence: '', stale: '', notices: [] };
  if (!readings) {
    const failed = status === 'error';
    const waiting = failed ? '' : undefined;
    const sentence = failed ? `${strings.failed} ${fact}` : strings.loading;
    return { ...common, period: waiting, asOf: waiting, sentence };
  }
  if (!reading) {
    const absence = locale.words.absences.no_data;
    return { ...common, period: '', asOf: '', absence, sentence: strings.clauses([label ?? '', absence]) };
  }
  const { value, absence = 'no_data', period } = reading;
  const time = formatTime(reading.asOf, locale.tag, reader.timeZone);
  return {
    ...common,
    period: period === 'total' ? '' : formatPeriod(period, locale),
    sentence: say(readings),
    absence: value === null ? wordFor(absence, locale.words.absences) : '',
    stale: status === 'stale' && time ? strings.stale(time) : '',
    notices: [...(status === 'refreshing' ? [strings.refreshing] : []), ...noticesOf(reading, reader)],
    asOf: status === 'stale' || !time ? '' : strings.asOf(time),
  };
}

/** Says what a reading shows, under its name or under a label. */
export function sentenceOf(reading: Reading, label: string | undefined, locale: Locale): string {
  // A label is a name that no language translates.
  return describe(label ? { ...reading, kpi: { ...reading.kpi, id: '', name: label } } : reading, locale);
}

/** What the reader has to know of a reading. */
export function noticesOf(reading: Reading, { strings, locale }: Reader): string[] {
  const { coverage, partial, period, elapsed = period, notes = [] } = reading;
  return [
    coverageClause(coverage, elapsed, locale.words) ?? '',
    partial ? locale.words.partial : '',
    ...notes.map((note) => noteText(note, strings)),
  ].filter(Boolean);
}

function noteText(note: string, { assumed, notes }: Reader['strings']): string {
  if (note.startsWith('assumed ')) return assumed(note.slice('assumed '.length));
  return wordFor(note, notes);
}
