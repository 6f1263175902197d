import { describe } from '@kpi-elements/core';
import type { Locale, Reading } from '@kpi-elements/core';
import { Announcer } from './announcer.ts';

/** What speaks for an element. */
export interface Voice {
  readonly Announcer: typeof Announcer;
  readonly sentenceOf: typeof sentenceOf;
}

/** Says what a reading shows, under its name or under a label. */
export function sentenceOf(reading: Reading, label: string | undefined, locale: Locale): string {
  // A label is a name that no language translates.
  return describe(label ? { ...reading, kpi: { ...reading.kpi, id: '', name: label } } : reading, locale);
}

export { Announcer };
