import type { Source } from '../source.ts';
import type { CsvSourceOptions } from '../sources/csv.ts';
import type { GoogleSheetsSourceOptions } from '../sources/google-sheets.ts';
import type { InlineSourceOptions } from '../sources/inline.ts';
import type { JsonSourceOptions } from '../sources/json.ts';
import type { KpiServerOptions } from '../sources/kpi-server.ts';
import type { NdjsonSourceOptions } from '../sources/ndjson.ts';
import type { ParquetSourceOptions } from '../sources/parquet.ts';
import { nameOfUrl } from '../sources/name-of-url.ts';
import type { StreamSourceOptions } from '../sources/stream.ts';
import { lazySource } from './lazy-source.ts';

/** `csvSource`, whose code is loaded when it is first asked. */
export function csvSource(options: CsvSourceOptions): Source {
  return lazy('csv', options, async () => (await import('../sources/csv.ts')).csvSource(options));
}

/** `inlineSource`, whose code is loaded when it is first asked. */
export function inlineSource(options: InlineSourceOptions): Source {
  return lazy('inline', options, async () => (await import('../sources/inline.ts')).inlineSource(options));
}

/** `jsonSource`, whose code is loaded when it is first asked. */
export function jsonSource(options: JsonSourceOptions): Source {
  return lazy('json', options, async () => (await import('../sources/json.ts')).jsonSource(options));
}

/** `ndjsonSource`, whose code is loaded when it is first asked. */
export function ndjsonSource(options: NdjsonSourceOptions): Source {
  return lazy('ndjson', options, async () => (await import('../sources/ndjson.ts')).ndjsonSource(options));
}

/** `parquetSource`, whose code is loaded when it is first asked. */
export function parquetSource(options: ParquetSourceOptions): Source {
  return lazy('parquet', options, async () => (await import('../sources/parquet.ts')).parquetSource(options));
}

/** `googleSheetsSource`, whose code is loaded when it is first asked. */
export function googleSheetsSource(options: GoogleSheetsSourceOptions): Source {
  const load = async () => (await import('../sources/google-sheets.ts')).googleSheetsSource(options);
  return lazy('google-sheets', options, load);
}

/** `kpiServer`, whose code is loaded when it is first asked. */
export function kpiServer(options: KpiServerOptions): Source {
  return lazy('kpi-server', options, async () =>
    (await import('../sources/kpi-server.ts')).kpiServer(options),
  );
}

/** `streamSource`, whose code is loaded when it is first asked. */
export function streamSource(options: StreamSourceOptions): Source {
  const load = async () => (await import('../sources/stream.ts')).streamSource(options);
  return lazySource(nameOf('stream', options), true, load);
}

interface Named {
  readonly name?: string;
  readonly url?: string | URL;
}

function lazy(kind: string, options: Named, load: () => Promise<Source>): Source {
  return lazySource(nameOf(kind, options), false, load);
}

function nameOf(kind: string, { name, url }: Named): string {
  return name ?? nameOfUrl(url) ?? kind;
}
