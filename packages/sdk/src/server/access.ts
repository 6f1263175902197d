import type { Where } from '@kpi-elements/core';

/** What is known of a request before it is read. A `Request` is one. */
export interface AskedBy {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** What somebody may see. */
export interface Access {
  /** Whose rows, in the column that the facts name as `tenant`. Needed where they name one. */
  readonly tenant?: string | readonly string[];
  /** A filter on dimensions that every answer passes: `country=DE,AT`. */
  readonly where?: string | Where;
}

/** Says what a request may see, or nothing where it may see nothing. */
export type Authorize = (
  request: AskedBy,
) => Access | undefined | false | Promise<Access | undefined | false>;

/** {@link Access}, understood: compiled into every statement, and part of what answers are kept by. */
export interface Grant {
  /** `undefined` where the model has no tenants. */
  readonly tenants: readonly string[] | undefined;
  readonly where: Where;
}
