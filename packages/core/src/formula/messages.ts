import { caretLines, type Span } from '../caret.ts';
import { KpiError, type KpiErrorCode } from '../errors.ts';
import { didYouMean } from '../suggest.ts';
import { functions } from './functions.ts';
import { printDimension, type Dimension } from './units.ts';

/** A formula's text, the KPI that it belongs to, and how a mistake in it is put into words. */
export interface Source {
  readonly id?: string | undefined;
  readonly text: string;
  readonly explain: typeof explain;
}

type Sentences = typeof sentences;

/** What can be wrong. */
export type Mistake = keyof Sentences;

/** What has to be known of a mistake beside its place. */
export type Details<Kind extends Mistake> = Sentences[Kind] extends (
  words: Words,
  ...details: infer D
) => unknown
  ? D
  : never;

/** The words that are pointed at, in quotes. */
type Words = readonly [string, string];
type Sentence = readonly [code: KpiErrorCode, fact: string, remedy: string];

const MAX_QUOTED = 40;
const QUOTE = 34;

/** Makes the error of a mistake: the fact, the place, the way out. */
export function explain<Kind extends Mistake>(
  { id, text }: Pick<Source, 'id' | 'text'>,
  kind: Kind,
  spans: readonly Span[],
  ...details: Details<Kind>
): KpiError {
  const [first, second] = spans;
  const say = sentences[kind] as (words: Words, ...details: unknown[]) => Sentence;
  const [code, fact, remedy] = say([quoted(text, first), quoted(text, second)], ...details);
  const whose = id === undefined ? 'Formula' : `Formula of "${id}"`;
  return first
    ? new KpiError(code, `${whose}: ${fact}\n\n${caretLines(text, spans)}\n${remedy}`, {
        position: first.start,
      })
    : new KpiError(code, `${whose}: ${fact}\n${remedy}`);
}

/** The words of a span in quotes, cut when long. */
function quoted(text: string, span: Span | undefined): string {
  if (!span) return '';
  const { start, end } = span;
  return `"${end - start > MAX_QUOTED ? `${text.slice(start, start + MAX_QUOTED)}…` : text.slice(start, end)}"`;
}

const limited = {
  characters: 'characters',
  tokens: 'words and signs',
  depth: 'levels of nesting',
  parts: 'parts with all it refers to',
  kpis: 'KPIs made of each other',
};

const expectations = {
  value: 'a name, a number or "("',
  end: 'an operator (+ - * /) or the end',
  ')': 'an operator (+ - * /) or ")"',
  ',': 'an operator (+ - * /), a comma or ")"',
};

/** Every sentence of the formula language. */
const sentences = {
  text: (_: Words, value: unknown): Sentence => [
    'syntax',
    `expected a text, got ${value === null ? 'null' : typeof value}.`,
    'Write it like "cost / clicks".',
  ],
  limit: (_: Words, what: keyof typeof limited, limit: number): Sentence => [
    'too_long',
    // Not by Intl: its first call takes longer than all else that refuses a formula.
    `more than ${String(limit).replace('000', ',000')} ${limited[what]}.`,
    'Split it into several KPIs.',
  ],
  character: (_: Words, character: number): Sentence =>
    character === QUOTE
      ? ['syntax', 'a quoted name is not closed.', 'Add the closing ".']
      : [
          'syntax',
          `unexpected character ${JSON.stringify(String.fromCodePoint(character))}.`,
          'Formulas are made of names, numbers, + - * / ( ) and commas.',
        ],
  number: ([number]: Words): Sentence => [
    'syntax',
    `the number ${number} is too large.`,
    'Numbers go up to 1.79e308.',
  ],
  token: ([found]: Words, expected: keyof typeof expectations): Sentence => [
    'syntax',
    found === '""' ? 'it ends too early.' : `unexpected ${found}.`,
    `Expected ${expectations[expected]}.`,
  ],
  name([word]: Words, name: string, known: readonly string[]): Sentence {
    const called = functions.get(name);
    return called
      ? ['syntax', `${word} is a function.`, `Write ${called.usage}.`]
      : [
          'unknown_name',
          `unknown name ${word}.`,
          didYouMean(name, known, 'It must be a measure, a KPI or a parameter.'),
        ];
  },
  function([word]: Words, name: string): Sentence {
    const names = [...functions.keys()];
    const remedy = didYouMean(name, names, `Functions are ${names.join(', ')}.`);
    return ['unknown_name', `unknown function ${word}.`, remedy];
  },
  count(_: Words, name: string, count: number): Sentence {
    const usage = usageOf(name);
    const fact = `${usage} got ${count} argument${count === 1 ? '' : 's'}.`;
    return ['wrong_arguments', fact, `Write ${usage}.`];
  },
  argument: ([word]: Words, name: string, range?: readonly [number, number]): Sentence => [
    'wrong_arguments',
    `${word} cannot stand in ${usageOf(name)}.`,
    `Expected ${range ? `a whole number from ${range[0]} to ${range[1]}` : 'the name of one measure or KPI'}.`,
  ],
  place: ([word]: Words, outer: string, name: string): Sentence => [
    'wrong_arguments',
    `${word} cannot stand inside ${outer}.`,
    name === 'target'
      ? 'A target is for a whole period.'
      : name === 'per_year'
        ? 'It scales the total of a whole period.'
        : name === 'previous'
          ? 'Write previous(per_year(x)).'
          : 'Totals are taken over one window.',
  ],
  unit: ([left, right]: Words, op: string, a: Dimension, b: Dimension): Sentence => [
    'unit_mismatch',
    `${op} needs one unit, but ${left} is ${printDimension(a)} and ${right} is ${printDimension(b)}.`,
    'Different units can be multiplied and divided, not added or compared.',
  ],
  circle: (_: Words, path: readonly (string | undefined)[], id: string): Sentence => [
    'circular_reference',
    `circular reference ${[...path.slice(path.indexOf(id)), id].join(' → ')}.`,
    'A KPI cannot be made of itself.',
  ],
  parameter: (_: Words, name: string, taken: boolean): Sentence => [
    'invalid_definition',
    `parameter "${name}" ${taken ? 'has the name of a measure' : 'is not a finite number'}.`,
    'A parameter is a number with a name of its own.',
  ],
};

function usageOf(name: string): string {
  return functions.get(name)!.usage;
}
