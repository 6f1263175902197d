import { KpiError, type SourceFacts } from '@kpi-elements/core';

/**
 * What several sources are together: the measures of all, the dimensions that they share.
 * Throws `invalid_definition` where one has dates and another has none: totals of all times do not go with a month.
 */
export function joinFacts(parts: readonly SourceFacts[]): SourceFacts {
  const [first, ...others] = parts as [SourceFacts, ...SourceFacts[]];
  if (others.length === 0) return first;
  const timeless = parts.find((facts) => facts.timeless);
  const dated = parts.find((facts) => !facts.timeless);
  if (timeless && dated) {
    throw new KpiError(
      'invalid_definition',
      `Source "${timeless.name}" has no dates, and "${dated.name}" has.\nThey cannot be read together: map a date column in "${timeless.name}".`,
    );
  }
  const completeUntil = parts.flatMap((facts) => facts.completeUntil ?? []).toSorted()[0];
  const settlesAfter = Math.max(0, ...parts.map((facts) => facts.settlesAfter ?? 0));
  return {
    name: parts.map(({ name }) => name).join(' + '),
    measures: [...new Set(parts.flatMap(({ measures }) => measures))],
    dimensions: first.dimensions.filter((name) =>
      others.every(({ dimensions }) => dimensions.includes(name)),
    ),
    timeless: timeless !== undefined,
    parts,
    ...(completeUntil !== undefined && { completeUntil }),
    ...(settlesAfter > 0 && { settlesAfter }),
  };
}
