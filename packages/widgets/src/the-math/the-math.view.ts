import {
  andWhere,
  asWhere,
  catalogOf,
  explainByInputs,
  fillFormula,
  formatAmount,
  formatPeriod,
  formatTime,
  formatValue,
  formatWhere,
  kpiText,
} from '@kpi-elements/core';
import type {
  Asking,
  Catalog,
  FormatOptions,
  FormulaTerm,
  Kpi,
  Reading,
  ReadingRequest,
} from '@kpi-elements/core';
import type { Reader } from '../base/reader.ts';
import { benchmarkOf } from '../kpi-card/benchmark.view.ts';
import type { BenchmarkView } from '../kpi-card/benchmark.view.ts';
import type { MathWords } from '../locales/the-math/words.ts';

/** A number of an equation with its name below, or a sign between numbers. */
export interface TermView {
  readonly text: string;
  readonly name: string;
  readonly isSign: boolean;
}

/** A name and what stands behind it. */
export interface FactView {
  readonly name: string;
  readonly text: string;
}

/** How a value came about, in words and numbers. What there is nothing to say about is empty. */
export interface MathView {
  readonly title: string;
  readonly question: string;
  readonly description: string;
  /** The formula with its numbers, without the result. */
  readonly terms: readonly TermView[];
  readonly result: TermView;
  /** How a measure that stands alone adds up, or why there are no numbers. */
  readonly note: string;
  /** The change in all, and its parts. */
  readonly change: string;
  readonly effects: readonly FactView[];
  readonly benchmark: BenchmarkView | undefined;
  readonly beware: string;
  readonly guards: readonly string[];
  readonly actions: readonly string[];
  /** Where and when the numbers are from. */
  readonly facts: readonly FactView[];
}

/** What there is to know beside the reading. */
export interface MathContext {
  readonly catalog: Catalog | undefined;
  /** What was asked for; nothing when the page gave the numbers. */
  readonly request: Pick<ReadingRequest, 'where' | 'currency'> | undefined;
  readonly words: MathWords;
}

const signs = { '+': '+', '-': '−', '*': '×', '/': '÷', '(': '(', ')': ')' } as const;

/** A reading in the words and numbers of its formula. */
export function mathView(reading: Reading, context: MathContext, reader: Reader): MathView {
  const { locale } = reader;
  const { request, words } = context;
  const catalog = knownCatalog(reading, context.catalog);
  const { kpi, value } = reading;
  // A rate has no currency of its own, but the money in it has.
  const currency = reading.currency ?? request?.currency;
  const format: FormatOptions = { unit: kpi.unit, currency, locale };
  const text = kpiText(kpi, locale);
  const terms = catalog ? fillFormula(reading, catalog) : [];
  const nameOf = (of: Kpi) => kpiText(of, locale).name;
  const isKnown = Object.keys(reading.inputs).length > 0;
  return {
    title: text.name,
    question: text.question ?? '',
    description: text.description ?? '',
    terms: isKnown && terms.length > 1 ? terms.map((term) => termView(term, currency, words, reader)) : [],
    result: { text: formatValue(value, format), name: text.name, isSign: false },
    note: isKnown ? rollUpOf(terms, catalog, words) : words.unknown,
    ...changeOf(reading, catalog, words, reader),
    benchmark: benchmarkOf(reading, reader, currency),
    beware: text.beware ?? '',
    guards: (kpi.guards ?? []).flatMap((id) => {
      const guard = catalog?.find(id);
      return guard ? nameOf(guard) : [];
    }),
    actions: text.actions ?? [],
    facts: facts(reading, formatWhere(andWhere(asWhere(request?.where), asWhere(kpi.where))), words, reader),
  };
}

/** The catalog of the client, else the one that a reading was made by in this program. */
function knownCatalog(reading: Reading, given: Catalog | undefined): Catalog | undefined {
  try {
    return catalogOf(reading, given);
  } catch {
    return undefined;
  }
}

function termView(
  term: FormulaTerm,
  currency: string | undefined,
  words: MathWords,
  { locale }: Reader,
): TermView {
  if (term.kind === 'sign') return { text: signs[term.sign], name: '', isSign: true };
  if (term.kind === 'number') {
    return {
      text: formatValue(term.value, { unit: 'number', locale, exact: true }),
      name: term.name ?? '',
      isSign: false,
    };
  }
  const { value, unit, of, as, text } = term;
  const name = of ? kpiText(of, locale).name : text;
  return {
    text: formatValue(value, { unit, currency, locale }),
    name: as ? words.asked[as](name) : name,
    isSign: false,
  };
}

function rollUpOf(
  terms: readonly FormulaTerm[],
  catalog: Catalog | undefined,
  { rollUps }: MathWords,
): string {
  const [only] = terms;
  if (terms.length > 1 || only?.kind !== 'value' || !only.of || !catalog) return '';
  if (!Object.hasOwn(catalog.measures, only.of.id)) return '';
  const { rollUp } = catalog.measures[only.of.id]!;
  return rollUps[typeof rollUp === 'string' ? rollUp : 'mean'];
}

/** Why the value changed: what each input did, which adds up to the change. One input alone is the change itself. */
function changeOf(
  reading: Reading,
  catalog: Catalog | undefined,
  words: MathWords,
  { locale }: Reader,
): Pick<MathView, 'change' | 'effects'> {
  const { kpi, currency } = reading;
  const { change, comparedPeriod, effects } = catalog
    ? explainByInputs(reading, undefined, catalog)
    : { change: null, comparedPeriod: '', effects: [] };
  if (!catalog || change === null || effects.length < 2) return { change: '', effects: [] };
  const amount = (of: number) => formatAmount(of, { unit: kpi.unit, currency, locale, sign: true });
  return {
    change: words.changed(amount(change), formatPeriod(comparedPeriod, locale)),
    effects: effects.map(({ input, effect }) => ({
      name: inputName(input, catalog, words, locale),
      text: amount(effect),
    })),
  };
}

/** An input by the name that it has in the formula: `previous(clicks[channel=organic])`. */
function inputName(key: string, catalog: Catalog, words: MathWords, locale: Reader['locale']): string {
  const [, call = '', id = key] = /^(?:(\w+)\()?(?:.*\()?(\w+)/.exec(key) ?? [];
  if (id === 'elapsed_years') return words.elapsed;
  const of = catalog.find(id);
  const name = of ? kpiText(of, locale).name : id;
  return Object.hasOwn(words.asked, call) ? words.asked[call as Asking](name) : name;
}

function facts(
  { source, asOf, period }: Reading,
  where: string,
  words: MathWords,
  reader: Reader,
): FactView[] {
  return [
    { name: words.source, text: source ?? '' },
    { name: words.asOf, text: formatTime(asOf, reader.locale.tag, reader.timeZone) },
    { name: words.period, text: formatPeriod(period, reader.locale) },
    { name: words.filter, text: where },
  ].filter(({ text }) => text);
}
