import type { Source } from '../../source.ts';
import { googleSheetsSource } from '../../sources/google-sheets.ts';
import { datasetOptions, numberOf, required, type SourceAttributes, withoutNull } from '../attributes.ts';

/** `type="google-sheets"` */
export function source(attributes: SourceAttributes): Source {
  return googleSheetsSource({
    ...datasetOptions(attributes),
    ...withoutNull({ headerRows: numberOf(attributes['header-rows']) }),
    url: required(attributes.src, 'src'),
  });
}
