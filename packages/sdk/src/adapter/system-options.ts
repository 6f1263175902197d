import type { HttpOptions } from '../transport/http.ts';
import type { NamedColumns } from './adapter-column.ts';

/** What the sources of all systems take. */
export interface SystemOptions extends HttpOptions, NamedColumns {
  /** Named in error messages and in `request.source`. @default the name of the system */
  readonly name?: string;
  /** Groups that one question may have. @default 200,000 */
  readonly maxRows?: number;
}

/** An address below the one of a server. */
export function below(url: string | URL, path: string): string {
  return `${String(url).replace(/\/+$/, '')}/${path}`;
}
