import { describe, formatPeriod, kpiText } from '@kpi-elements/core';
import type { Kpi, Reading, ReadingState } from '@kpi-elements/core';
import type { Reader } from './localize.ts';
import { noticesOf } from './notices.ts';
import { ago, moment } from './moment.ts';

/** Where an element stands. Only one that has been answered has a reading. */
export interface Shown {
  readonly status: ReadingState['status'];
  readonly reading?: Reading | undefined;
  readonly error?: Error | undefined;
}

/** What is known before there is an answer. */
export interface Known {
  readonly label: string | undefined;
  readonly kpi: Kpi | undefined;
  readonly now: number;
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

/** A state in words. */
export function frameView({ status, reading, error }: Shown, { label, kpi, now }: Known, reader: Reader): FrameView {
  const { strings, locale } = reader;
  const name = label || (reading?.kpi ?? kpi) && kpiText((reading?.kpi ?? kpi)!, locale).name;
  const [fact = '', ...wayOut] = (status === 'error' && error?.message.split('\n')) || [];
}
