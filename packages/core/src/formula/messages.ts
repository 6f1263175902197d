import { caretLines, type Span } from '../caret.ts';
import { KpiError, type KpiErrorCode } from '../errors.ts';
import { didYouMean } from '../suggest.ts';

/** A formula's text, and the KPI that it belongs to. */
export interface Source {
  readonly id?: string | undefined;
  readonly text: string;
}

const MAX_QUOTED = 40;

/** Every sentence of the formula language: the fact, the place, the way out. */
function formulaError(
  code: KpiErrorCode,
  source: Source,
  spans: readonly Span[],
  fact: string,
  remedy: string,
): KpiError {
  const whose = source.id === undefined ? 'Formula' : `Formula of "${source.id}"`;
  const first = spans[0];
  if (first === undefined) return new KpiError(code, `${whose}: ${fact}\n${remedy}`);
  return new KpiError(code, `${whose}: ${fact}\n\n${caretLines(source.text, spans)}\n${remedy}`, {
    position: first.start,
  });
}

/** The words of a span in quotes, cut when long. */
function quoted({ text }: Source, { start, end }: Span): string {
  return `"${end - start > MAX_QUOTED ? `${text.slice(start, start + MAX_QUOTED)}…` : text.slice(start, end)}"`;
}

export function notText(value: unknown): KpiError {
  return formulaError(
    'syntax',
    { text: '' },
    [],
    `expected a text, got ${value === null ? 'null' : typeof value}.`,
    'Write it like "cost / clicks".',
  );
}

export function tooLong(source: Source, what: string, limit: number, at?: Span): KpiError {
  const number = limit.toLocaleString('en');
  return formulaError(
    'too_long',
    source,
    at ? [at] : [],
    `more than ${number} ${what}.`,
    'Split it into several KPIs.',
  );
}

export function unexpectedCharacter(source: Source, at: Span): KpiError {
  const character = JSON.stringify(String.fromCodePoint(source.text.codePointAt(at.start) ?? 0));
  const remedy = 'Formulas are made of names, numbers, + - * / ( ) and commas.';
  return formulaError('syntax', source, [at], `unexpected character ${character}.`, remedy);
}

export function unclosedQuote(source: Source, at: Span): KpiError {
  return formulaError('syntax', source, [at], 'a quoted name is not closed.', 'Add the closing ".');
}

export function numberTooLarge(source: Source, at: Span): KpiError {
  return formulaError(
    'syntax',
    source,
    [at],
    `the number ${quoted(source, at)} is too large.`,
    'Numbers go up to 1.79e308.',
  );
}

export function unexpected(source: Source, at: Span, expected: string): KpiError {
  const fact = at.start < at.end ? `unexpected ${quoted(source, at)}.` : 'it ends too early.';
  return formulaError('syntax', source, [at], fact, `Expected ${expected}.`);
}

export function unknownName(source: Source, at: Span, name: string, known: Iterable<string>): KpiError {
  const remedy = didYouMean(name, known, 'It must be a measure, a KPI or a parameter.');
  return formulaError('unknown_name', source, [at], `unknown name ${quoted(source, at)}.`, remedy);
}

export function unknownFunction(source: Source, at: Span, known: Iterable<string>): KpiError {
  const names = [...known];
  const remedy = didYouMean(source.text.slice(at.start, at.end), names, `Functions are ${names.join(', ')}.`);
  return formulaError('unknown_name', source, [at], `unknown function ${quoted(source, at)}.`, remedy);
}

export function functionAsName(source: Source, at: Span, usage: string): KpiError {
  return formulaError('syntax', source, [at], `${quoted(source, at)} is a function.`, `Write ${usage}.`);
}

export function wrongCount(source: Source, at: Span, usage: string, count: number): KpiError {
  const fact = `${usage} got ${count} argument${count === 1 ? '' : 's'}.`;
  return formulaError('wrong_arguments', source, [at], fact, `Write ${usage}.`);
}

export function wrongArgument(source: Source, at: Span, usage: string, expected: string): KpiError {
  return formulaError(
    'wrong_arguments',
    source,
    [at],
    `${quoted(source, at)} cannot stand in ${usage}.`,
    `Expected ${expected}.`,
  );
}

export function misplaced(source: Source, at: Span, outer: string, remedy: string): KpiError {
  return formulaError(
    'wrong_arguments',
    source,
    [at],
    `${quoted(source, at)} cannot stand inside ${outer}.`,
    remedy,
  );
}

export function unitMismatch(
  source: Source,
  operation: string,
  left: Span,
  leftUnit: string,
  right: Span,
  rightUnit: string,
): KpiError {
  const fact = `${operation} needs one unit, but ${quoted(source, left)} is ${leftUnit} and ${quoted(source, right)} is ${rightUnit}.`;
  const remedy = 'Different units can be multiplied and divided, not added or compared.';
  return formulaError('unit_mismatch', source, [left, right], fact, remedy);
}

export function circular(source: Source, at: Span, path: readonly string[]): KpiError {
  return formulaError(
    'circular_reference',
    source,
    [at],
    `circular reference ${path.join(' → ')}.`,
    'A KPI cannot be made of itself.',
  );
}

export function badParameter(source: Source, name: string, problem: string): KpiError {
  return formulaError(
    'invalid_definition',
    source,
    [],
    `parameter "${name}" ${problem}.`,
    'A parameter is a number with a name of its own.',
  );
}
