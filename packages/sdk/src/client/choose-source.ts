import { didYouMean, type Kpi, KpiError } from '@kpi-elements/core';
import type { SourceFeed } from './source-feed.ts';

/** Measures that are added up over several sources: their names by measure. */
export type Blend = Readonly<Record<string, readonly string[]>>;

/** Which sources have the measures of a KPI; several for one that is blended. */
export type SourceChoice = ReadonlyMap<string, readonly SourceFeed[]>;

/**
 * Finds the sources that have the measures of a KPI. Nearer levels hide outer ones.
 * Throws `ambiguous_measure` when several sources have a measure that is not blended, and `unknown_source` for a name
 * that is not there. A measure that no source has goes to the source of the others, or to the first one, so that the
 * reading can say what is missing.
 */
export function chooseSources(
  kpi: Kpi,
  measures: readonly string[],
  levels: readonly (readonly SourceFeed[])[],
  blend: Blend,
  wanted?: string,
): SourceChoice {
  const feeds = levels.flat();
  if (wanted !== undefined) {
    const feed = named(wanted, feeds);
    return new Map(measures.map((measure) => [measure, [feed]]));
  }
  const choice = new Map<string, readonly SourceFeed[]>();
  for (const measure of measures) {
    const rule = Object.hasOwn(blend, measure) ? blend[measure] : undefined;
    const found = rule
      ? rule.map((name) => having(measure, named(name, feeds)))
      : oneOf(kpi, measure, levels);
    if (found.length > 0) choice.set(measure, found);
  }
  // What is missing may be in the source that did not say what it has.
  const failed = feeds.find(({ error }) => error);
  if (failed && (choice.size < measures.length || measures.length === 0)) throw failed.error;
  const [first = feeds[0]!] = [...choice.values()].flat();
  return new Map(measures.map((measure) => [measure, choice.get(measure) ?? [first]]));
}

function oneOf(kpi: Kpi, measure: string, levels: readonly (readonly SourceFeed[])[]): readonly SourceFeed[] {
  const found =
    levels
      .map((level) => level.filter((feed) => hasMeasure(feed, measure)))
      .find(({ length }) => length > 0) ?? [];
  if (found.length < 2) return found;
  const names = found.map(({ name }) => `"${name}"`).join(' and ');
  throw new KpiError(
    'ambiguous_measure',
    `KPI "${kpi.id}": measure "${measure}" is in several sources: ${names}.\nName one of them as the source, or add them up: measures: { ${measure}: [${names.replaceAll(' and', ',')}] }.`,
  );
}

function hasMeasure({ facts }: SourceFeed, measure: string): boolean {
  return facts?.measures.includes(measure) ?? false;
}

function having(measure: string, feed: SourceFeed): SourceFeed {
  if (hasMeasure(feed, measure)) return feed;
  throw new KpiError(
    'unknown_measure',
    `Source "${feed.name}" has no measure "${measure}", which is to be added up from it.\nMap it there, or leave the source out.`,
  );
}

function named(wanted: string, feeds: readonly SourceFeed[]): SourceFeed {
  const feed = feeds.find(({ name }) => name === wanted);
  if (feed?.error) throw feed.error;
  if (feed) return feed;
  const names = feeds.map(({ name }) => name);
  throw new KpiError(
    'unknown_source',
    `There is no source "${wanted}".\n${didYouMean(wanted, names, `The sources are ${names.join(', ')}.`)}`,
  );
}
