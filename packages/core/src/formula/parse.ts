import { explain } from './messages.ts';
import { readFormula } from './read-formula.ts';
import type { Tree } from './tree.ts';

/**
 * Text → tree. Operators of one rank are read from the left; a sign binds tighter than `*`.
 *
 * @throws {KpiError} `syntax`; `too_long` past 10,000 characters, 1,000 tokens or 64 levels of nesting.
 */
export function parse(text: string, id?: string): Tree {
  return readFormula({ id, text, explain });
}
