import { didYouMean, type Kpi, KpiError } from '@kpi-elements/core';
import type { SourceFeed } from './source-feed.ts';

/**
 * The source that has the measures of a KPI. Nearer levels hide outer ones.
 * Throws `ambiguous_measure` when several sources have a measure, or when the measures stand in different sources;
 * `unknown_source` for a name that is not there. Without any of the measures the first source serves, so that the
 * reading can say what is missing.
 */
export function chooseSource(
  kpi: Kpi,
  measures: readonly string[],
  levels: readonly (readonly SourceFeed[])[],
  wanted?: string,
): SourceFeed {
  const feeds = levels.flat();
  if (wanted !== undefined) return named(wanted, feeds);
  const sourceOf = new Map<string, SourceFeed>();
  for (const measure of measures) {
    const having = levels
      .map((level) => level.filter(({ facts }) => facts?.measures.includes(measure)))
      .find((found) => found.length > 0);
    if (having === undefined) continue;
    if (having.length > 1) {
      const names = having.map(({ name }) => `"${name}"`).join(' and ');
      throw new KpiError(
        'ambiguous_measure',
        `KPI "${kpi.id}": measure "${measure}" is in several sources: ${names}.\nName one of them as the source.`,
      );
    }
    sourceOf.set(measure, having[0]!);
  }
  const [first, ...others] = new Set(sourceOf.values());
  if (others.length > 0) {
    const places = [...sourceOf].map(([measure, { name }]) => `"${measure}" in "${name}"`).join(', ');
    throw new KpiError(
      'ambiguous_measure',
      `KPI "${kpi.id}": its measures stand in different sources: ${places}.\nMap them in one source.`,
    );
  }
  // What is missing may be in the source that did not say what it has.
  const failed = feeds.find(({ error }) => error);
  if (failed && (sourceOf.size < measures.length || first === undefined)) throw failed.error;
  return first ?? feeds[0]!;
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
