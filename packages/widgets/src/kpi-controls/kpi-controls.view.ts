import { formatPeriod, formatValue, parseWhere, resolvePeriod } from '@kpi-elements/core';
import type { Period, PeriodContext } from '@kpi-elements/core';
import type { Reader } from '../base/reader.ts';
import { words } from '../base/request.ts';
import en from '../locales/controls/en.ts';
import type { ControlsWords } from '../locales/controls/words.ts';
import { splitWhere } from '../base/choice.ts';
import type { Member } from '../base/choice.ts';
import { allowedMembers } from './filters.ts';
import type { Dimension } from './filters.ts';
import type { Settings } from '../base/scope-box.ts';

/** The choice of two dates instead of a period with a name. */
export const DATES = 'dates';

/** An entry of a menu. */
export interface OptionView {
  readonly value: string;
  readonly text: string;
}

/** A member that can be chosen. */
export interface MemberView {
  readonly member: Member;
  readonly text: string;
  readonly checked: boolean;
}

/** One dimension. */
export interface FilterView {
  readonly dimension: string;
  readonly name: string;
  /** What is chosen of it. */
  readonly choice: string;
  readonly isChosen: boolean;
  readonly members: readonly MemberView[];
}

/** What controls show. */
export interface ControlsView {
  readonly periods: readonly OptionView[];
  readonly period: string;
  /** The period in dates; nothing where they cannot be told. */
  readonly dates: Period | undefined;
  readonly compares: readonly OptionView[];
  readonly compare: string;
  readonly filters: readonly FilterView[];
  /** Something is chosen. */
  readonly isFiltered: boolean;
}

/** What there is to choose from. */
export interface Offer {
  /** Names and dates, separated by spaces. */
  readonly periods: string;
  readonly compares: string;
  readonly dimensions: readonly Dimension[];
  /** Members that the source was asked for. */
  readonly found: ReadonlyMap<string, readonly Member[]>;
  readonly withoutDates: boolean;
  /** The reader wants to set dates. */
  readonly dating: boolean;
}

/** What a language says on controls. */
export function wordsOf({ strings: { controls: words = en } }: Reader): ControlsWords {
  return words;
}

/** Settings as controls show them. What is set is always among what can be chosen. Throws `invalid_where`. */
export function controlsView(
  settings: Settings,
  { periods, compares, dimensions, found, withoutDates, dating }: Offer,
  calendar: Partial<PeriodContext>,
  reader: Reader,
): ControlsView {
  const says = wordsOf(reader);
  const { locale } = reader;
  const { period, compare } = settings;
  const names = words(periods);
  // Dates that the menu does not have are shown as dates.
  const isDated = /^\d/.test(period) && !names.includes(period) && !withoutDates;
  const periodOptions = (isDated ? names : withCurrent(names, period)).map((value) =>
    option(value, formatPeriod(value, locale), locale.tag),
  );
  const { chosen, kept } = splitWhere(
    parseWhere(settings.where),
    dimensions.map(({ name }) => name),
  );
  const filters = dimensions.map(({ name, members = found.get(name) ?? [] }): FilterView => {
    const checked = chosen.get(name) ?? [];
    const all = [...new Set([...allowedMembers(name, members, kept), ...checked])];
    const textOf = (member: Member) => member ?? says.unnamed;
    return {
      dimension: name,
      name: nameOf(name, says, locale.tag),
      choice:
        checked.length === 0
          ? says.all
          : checked.length === 1
            ? textOf(checked[0]!)
            : says.chosen(formatValue(checked.length, { unit: 'count', locale })),
      isChosen: checked.length > 0,
      members: all.map((member) => ({ member, text: textOf(member), checked: checked.includes(member) })),
    };
  });
  return {
    periods: withoutDates ? periodOptions : [...periodOptions, { value: DATES, text: says.dates }],
    period: isDated || (dating && !withoutDates) ? DATES : period,
    dates: datesOf(period, calendar),
    compares: withCurrent(words(compares), compare).map((value) =>
      option(value, comparisonText(value, reader), locale.tag),
    ),
    compare,
    filters,
    isFiltered: filters.some(({ isChosen }) => isChosen),
  };
}

function nameOf(dimension: string, { dimensions }: ControlsWords, tag: string): string {
  if (Object.hasOwn(dimensions, dimension)) return dimensions[dimension]!;
  return capital(dimension.replaceAll('_', ' '), tag);
}

function withCurrent(values: readonly string[], current: string): readonly string[] {
  return values.includes(current) ? values : [current, ...values];
}

function comparisonText(list: string, { locale, strings }: Reader): string {
  const { comparisons } = locale.words;
  const names = words(list).map((name) =>
    Object.hasOwn(comparisons, name) ? comparisons[name as 'none'] : formatPeriod(name, locale),
  );
  return strings.clauses(names);
}

function option(value: string, text: string, tag: string): OptionView {
  return { value, text: capital(text, tag) };
}

function capital(text: string, tag: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(tag) + rest.join('');
}

function datesOf(period: string, calendar: Partial<PeriodContext>): Period | undefined {
  try {
    return resolvePeriod(period, calendar);
  } catch {
    return undefined;
  }
}
