import { KpiError } from '@kpi-elements/core';
import { resolveUrl } from '../transport/http.ts';

/** The absolute address of a source. Throws `invalid_definition` where none was given. */
export function requireUrl(url: string | URL | undefined, source: string): URL {
  if (url !== undefined) return resolveUrl(url, source);
  throw new KpiError(
    'invalid_definition',
    `Source "${source}" has no data.\nGive it a url, or the text itself.`,
  );
}
