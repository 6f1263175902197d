import { caretLines } from './caret.ts';
import { KpiError } from './errors.ts';

/** One condition: the dimension's member is, or is not, one of the values. `null` stands for an empty member. */
export interface Condition {
  readonly dimension: string;
  readonly op: 'in' | 'not_in';
  readonly values: readonly (string | null)[];
}

/** Conditions that must all hold. */
export type Where = readonly Condition[];

const MAX_CHARACTERS = 10_000;
const SPACES = /\s*/y;
const QUOTED = /"([^"]*(?:""[^"]*)*)"/y;
const DIMENSION = /[^\s=!,"]+/y;
const OPERATOR = /!?=/y;
const VALUE = /[^\s,"]+/y;

/**
 * Reads a filter: conditions separated by spaces, all of which must hold.
 *
 * - `channel=search,social` is one of the values, `country!=DE` is none of them.
 * - A name or value with spaces, commas or quotes stands in double quotes, a quote inside is doubled:
 *   `treatment="Mens E-Mail"`.
 * - `country=` and `country=""` both mean rows without a country. No text and an empty text are one member.
 * - Every other word means itself: `country=null` is a country called "null".
 * - No spaces around `=` and `,`.
 *
 * @param owner Whose filter it is, for messages.
 * @throws {KpiError} `invalid_where` with position and caret; `too_long` past 10,000 characters.
 * @example
 * parseWhere('channel=search,social country!=DE');
 * // [{ dimension: 'channel', op: 'in', values: ['search', 'social'] },
 * //  { dimension: 'country', op: 'not_in', values: ['DE'] }]
 */
export function parseWhere(text: string, owner?: string): Where {
  const whose = owner === undefined ? 'Filter' : `Filter of "${owner}"`;
  if (text.length > MAX_CHARACTERS) {
    throw new KpiError(
      'too_long',
      `${whose}: ${text.length} characters; at most ${MAX_CHARACTERS} are read.`,
    );
  }
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match[1]?.replaceAll('""', '"') ?? match[0];
  }

  function fail(fact: string): never {
    const found = at < text.length ? `found "${text.charAt(at)}"` : 'the filter ends';
    const remedy = 'Write it like channel=search,social country!=DE treatment="Mens E-Mail".';
    throw new KpiError(
      'invalid_where',
      `${whose}: ${fact}, ${found}.\n\n${caretLines(text, [{ start: at, end: at + 1 }])}\n${remedy}`,
      { position: at },
    );
  }

  const where: Condition[] = [];
  take(SPACES);
  while (at < text.length) {
    const dimension = (text[at] === '"' ? take(QUOTED) : take(DIMENSION)) ?? fail('a dimension is expected');
    if (dimension === '') fail('a dimension needs a name');
    const operator = take(OPERATOR) ?? fail(`"=" or "!=" is expected after "${dimension}"`);
    const values: (string | null)[] = [];
    do {
      if (values.length > 0) at += 1;
      const quoted = text[at] === '"';
      const value = quoted ? (take(QUOTED) ?? fail('a closing quote is expected')) : take(VALUE);
      if (value === undefined && values.length > 0) fail('a value is expected after the comma');
      values.push(value || null);
    } while (text[at] === ',');
    where.push({ dimension, op: operator === '=' ? 'in' : 'not_in', values });
    const end = at;
    take(SPACES);
    if (at === end && at < text.length) fail('a space is expected between conditions');
  }
  return where;
}

/**
 * Writes a filter so that {@link parseWhere} reads the same conditions.
 *
 * @example
 * formatWhere([{ dimension: 'treatment', op: 'in', values: ['Mens E-Mail', null] }]); // treatment="Mens E-Mail",""
 */
export function formatWhere(where: Where): string {
  return where
    .map(({ dimension, op, values }) => {
      const list = values.map((value) => quote(value ?? '', VALUE)).join(',');
      return `${quote(dimension, DIMENSION)}${op === 'in' ? '=' : '!='}${list}`;
    })
    .join(' ');
}

function quote(word: string, bare: RegExp): string {
  bare.lastIndex = 0;
  return bare.exec(word)?.[0] === word ? word : `"${word.replaceAll('"', '""')}"`;
}

/** Both filters at once; a condition that stands in both is kept once. */
export function andWhere(a: Where, b: Where): Where {
  if (a.length === 0) return b;
  const seen = new Set(a.map((condition) => formatWhere([condition])));
  const more = b.filter((condition) => !seen.has(formatWhere([condition])));
  return more.length === 0 ? a : [...a, ...more];
}

/** A filter as written, as conditions, or none at all. */
export function asWhere(where: string | Where | undefined, owner?: string): Where {
  return typeof where === 'string' ? parseWhere(where, owner) : (where ?? []);
}
