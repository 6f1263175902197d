import type { Translation } from '../locales/strings.ts';

/** A language that says all that another does, in brackets: what an element says outside of them, no language translates. */
export function bracketed(translation: Translation): Translation {
  const said = bracket(translation) as Translation;
  return { ...said, locale: { ...said.locale, tag: translation.locale.tag } };
}

function bracket(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`;
  if (typeof value === 'function') {
    return (...args: unknown[]) => bracket(Reflect.apply(value, undefined, args));
  }
  if (Array.isArray(value)) return value.map(bracket);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bracket(inner)]));
}

/** What is left of a text outside of brackets, which may stand in one another. */
export function outsideBrackets(text: string): string {
  const outer = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return outer === text ? text : outsideBrackets(outer);
}
