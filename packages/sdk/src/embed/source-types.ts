import { didYouMean, KpiError } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import { nameOfUrl } from '../sources/name-of-url.ts';
import type { SourceAttributes } from './attributes.ts';
import { lazySource } from './lazy-source.ts';

/** Makes a source of attributes and of the text of a child `<script>`. */
type MakeSource = (attributes: SourceAttributes, text: string | undefined) => Source;

/** By `type`. The code of each is loaded when it is used. */
const types: Readonly<Record<string, MakeSource>> = {
  csv: lazily(() => import('./types/csv.ts')),
  inline: lazily(() => import('./types/inline.ts')),
  json: lazily(() => import('./types/json.ts')),
  'kpi-server': lazily(() => import('./types/kpi-server.ts')),
  stream: lazily(() => import('./types/stream.ts'), true),
  ndjson: lazily(() => import('./types/ndjson.ts')),
  parquet: lazily(() => import('./types/parquet.ts')),
  'google-sheets': lazily(() => import('./types/google-sheets.ts')),
};

/** Reads what a `<kpi-source>` declares. Throws a {@link KpiError} that names the attribute. */
export function sourceFrom(attributes: SourceAttributes, text: string | undefined): Source {
  const type = attributes.type ?? 'csv';
  const make = Object.hasOwn(types, type) ? types[type] : undefined;
  if (make) return make(attributes, text);
  const known = Object.keys(types);
  throw new KpiError(
    'unknown_source',
    `<kpi-source> has no type "${type}".\n${didYouMean(type, known, `The types are ${known.join(', ')}.`)}`,
  );
}

function lazily(load: () => Promise<{ readonly source: MakeSource }>, isLive = false): MakeSource {
  return (attributes, text) => {
    const { name, src, type } = attributes;
    return lazySource(name ?? nameOfUrl(src ?? undefined) ?? type!, isLive, async () => {
      const { source } = await load();
      return source(attributes, text);
    });
  };
}
