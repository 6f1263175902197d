import { type Condition, KpiError, type Where } from '@kpi-elements/core';

/** A filter in the segment language of Matomo. Throws `unknown_dimension` for a dimension without a segment. */
export function segmentOf(
  where: Where,
  dimensions: ReadonlyMap<string, { readonly segment?: string }>,
  source: string,
): string {
  return where
    .map(({ dimension, op, values }: Condition) => {
      const segment = dimensions.get(dimension)?.segment;
      if (segment === undefined) throw noSegment(source, dimension);
      const isIn = op === 'in';
      const parts = values.map(
        (value) => `${segment}${isIn ? '==' : '!='}${encodeURIComponent(value ?? '')}`,
      );
      // A comma is "or", and binds more tightly than the semicolon that is "and".
      return parts.join(isIn ? ',' : ';');
    })
    .join(';');
}

function noSegment(source: string, dimension: string): KpiError {
  return new KpiError(
    'unknown_dimension',
    `Source "${source}" cannot be filtered by "${dimension}": it has no segment.\nDeclare it: ${dimension}: { report: …, segment: 'countryCode' }.`,
  );
}
