import type { Source } from '../../source.ts';
import { streamSource } from '../../sources/stream.ts';
import { datasetOptions, required, type SourceAttributes } from '../attributes.ts';

/** `type="stream"` */
export function source(attributes: SourceAttributes): Source {
  const { key } = attributes;
  const rows = attributes['keep-rows'];
  return streamSource({
    ...datasetOptions(attributes),
    url: required(attributes.src, 'src'),
    ...(key !== null && { key: key.split(/\s+/).filter(Boolean) }),
    ...(rows !== null && { keep: { rows: Number(rows) } }),
  });
}
