import type { Source } from '../../source.ts';
import { ndjsonSource } from '../../sources/ndjson.ts';
import { datasetOptions, type SourceAttributes, urlOrText } from '../attributes.ts';
import { jsonOptions } from '../json-options.ts';

/** `type="ndjson"`: a row a line. There are no pages. */
export function source(attributes: SourceAttributes, text: string | undefined): Source {
  const { paging: _paging, total: _total, more: _more, ...format } = jsonOptions(attributes);
  return ndjsonSource({
    ...datasetOptions(attributes),
    ...format,
    ...urlOrText(attributes, text, 'application/json'),
  });
}
