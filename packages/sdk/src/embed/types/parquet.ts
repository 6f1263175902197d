import type { Source } from '../../source.ts';
import { parquetSource } from '../../sources/parquet.ts';
import { datasetOptions, required, type SourceAttributes } from '../attributes.ts';

/** `type="parquet"` */
export function source(attributes: SourceAttributes): Source {
  return parquetSource({ ...datasetOptions(attributes), url: required(attributes.src, 'src') });
}
