import type { Source } from '../../source.ts';
import { csvSource } from '../../sources/csv.ts';
import { datasetOptions, numberOf, type SourceAttributes, urlOrText, withoutNull } from '../attributes.ts';

/** `type="csv"` */
export function source(attributes: SourceAttributes, text: string | undefined): Source {
  const { delimiter, encoding } = attributes;
  return csvSource({
    ...datasetOptions(attributes),
    ...urlOrText(attributes, text, 'text/csv'),
    ...withoutNull({
      delimiter: delimiter === '\\t' ? '\t' : delimiter,
      encoding,
      skipLines: numberOf(attributes['skip-lines']),
    }),
  });
}
