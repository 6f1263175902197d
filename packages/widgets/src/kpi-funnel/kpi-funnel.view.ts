import { formatPeriod, formatValue, funnel, kpiText, wordFor } from '@kpi-elements/core';
import type { Cell, FormatOptions, FunnelStep, Reading } from '@kpi-elements/core';
import { badgeView } from '../base/change.view.ts';
import type { BadgeView } from '../base/change.view.ts';
import type { Reader } from '../base/reader.ts';
import en from '../locales/funnel/en.ts';
import type { FunnelWords } from '../locales/funnel/words.ts';
import { flowMark } from '../marks/flow.ts';
import type { FlowMark } from '../marks/flow.ts';

/** One stage in words. Rates that nobody can give are `–`; of the first stage there are none. */
export interface StageView {
  readonly reading: Reading;
  readonly name: string;
  readonly value: string;
  /** For little room. */
  readonly compact: string;
  /** Why there is no value. */
  readonly absence: string;
  /** Of the stage before. */
  readonly stepOf: string;
  /** Of the first stage. */
  readonly overall: string;
  readonly overallOf: string;
  /** What the stage before loses. */
  readonly lostText: string;
  /** Says that no other stage loses more. */
  readonly largest: string;
  /** Larger than the stage before. */
  readonly widening: boolean;
  /** How long it takes to get there. */
  readonly time: string;
  readonly change: BadgeView | undefined;
  /** Lengths of the bars, 0 to 100. */
  readonly share: number | undefined;
  readonly earlierShare: number | undefined;
}

/** What a funnel shows of its readings. */
export interface FunnelView {
  /** Says what comes through. */
  readonly sentence: string;
  readonly stages: readonly StageView[];
  readonly flow: FlowMark;
  /** The period compared with; empty without one. */
  readonly earlier: string;
}

/** What a language says of stages. */
export function wordsOf({ strings: { funnel: words = en } }: Reader): FunnelWords {
  return words;
}

/** Readings of stages, in their order, in the words, numbers and paths of a funnel. */
export function funnelView(readings: readonly Reading[], reader: Reader): FunnelView {
  const { locale } = reader;
  const words = wordsOf(reader);
  const { stages, largestDropOff } = funnel(readings);
  const comparison = readings[0]?.comparisons[0];
  const then = comparison ? funnel(readings, comparison.name).stages : [];
  const largest = Math.max(0, ...[...stages, ...then].map(({ value }) => value ?? 0));
  const shareOf = (value: Cell | undefined) =>
    typeof value === 'number' ? share(value, largest) : undefined;
  const nameOf = (stage: Pick<FunnelStep, 'kpi'>) => kpiText(stage.kpi, locale).name;
  const rate = (value: Cell) => formatValue(value, { unit: 'percent', locale });

  const views = stages.map((stage, i): StageView => {
    const {
      kpi,
      reading,
      currency,
      value,
      time,
      absence = 'no_data',
      stepRate,
      overallRate,
      dropOff,
      lost,
    } = stage;
    const format: FormatOptions = { unit: kpi.unit, currency, locale };
    const [before, first] = [stages[i - 1], stages[0]!];
    const change = reading.comparisons[0];
    const lostRate = dropOff !== null && dropOff > 0 ? rate(dropOff) : '';
    const step = before ? rate(stepRate) : '';
    const overall = before ? rate(overallRate) : '';
    return {
      reading,
      name: nameOf(stage),
      value: formatValue(value, format),
      compact: formatValue(value, { ...format, compact: true }),
      absence: value === null ? wordFor(absence, locale.words.absences) : '',
      stepOf: before ? words.ofStage(step, nameOf(before)) : '',
      overall,
      overallOf: i > 1 ? words.ofStage(overall, nameOf(first)) : '',
      lostText: lostRate && words.lost(lostRate, formatValue(lost, format)),
      largest: stage === largestDropOff && stages.length > 2 ? words.largestDropOff : '',
      widening: stage.widening,
      time:
        typeof time?.value === 'number'
          ? words.time(nameOf(time), formatValue(time.value, { unit: 'duration', locale }))
          : '',
      change: change && badgeView(change, value, format, reader),
      share: shareOf(value),
      earlierShare: shareOf(then[i]?.value),
    };
  });
  const dates = comparison?.period ? formatPeriod(comparison.period, locale) : '';
  return {
    sentence: sentenceOf(stages, views, words),
    stages: views,
    flow: flowMark(
      views.map((stage) => stage.share),
      views.map((stage) => stage.earlierShare),
    ),
    earlier: comparison ? earlierText(comparison.name, dates, locale) : '',
  };
}

function earlierText(name: string, dates: string, { words }: Reader['locale']): string {
  const known = Object.hasOwn(words.comparisons, name) ? words.comparisons[name as 'none'] : undefined;
  return words.otherPeriod(dates, known);
}

function sentenceOf(stages: readonly FunnelStep[], views: readonly StageView[], words: FunnelWords): string {
  const [first, last] = [views[0], views.at(-1)];
  if (!first || !last || first === last || stages.at(-1)!.overallRate === null) return '';
  return words.comesThrough(first.name, last.name, last.overall, last.value, first.value);
}

function share(value: number, largest: number): number {
  return value > 0 ? Math.round((value / largest) * 10_000) / 100 : 0;
}
