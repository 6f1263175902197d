import type { Source } from '../../source.ts';
import { jsonSource } from '../../sources/json.ts';
import { datasetOptions, type SourceAttributes, urlOrText } from '../attributes.ts';
import { jsonOptions } from '../json-options.ts';

/** `type="json"` */
export function source(attributes: SourceAttributes, text: string | undefined): Source {
  return jsonSource({
    ...datasetOptions(attributes),
    ...jsonOptions(attributes),
    ...urlOrText(attributes, text, 'application/json'),
  });
}
