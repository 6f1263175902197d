import { codeOf, type Refusal } from '../transport/refusal.ts';
import { parseJson } from './json-text.ts';
import { pathReader } from './path.ts';

/**
 * Where an answer says that it is an error, also one that calls itself good: a path to something that is neither empty,
 * nor 0, nor false; or a function of the answer that says more.
 *
 * @example
 * // Cube answers 200 while it computes.
 * error: (answer) => answer?.error === 'Continue wait' ? { code: 'source_failed', message: answer.error } : undefined
 */
export type ErrorIn = string | ((answer: unknown, status: number) => Refusal | undefined);

/** Where systems put what they say of an error. */
const WORDS = ['message', 'detail', 'error', 'errors', 'title'];

/** What an answer in JSON refuses, if it does. */
export function refusalIn(answer: unknown, status: number, error?: ErrorIn): Refusal | undefined {
  const said = typeof error === 'function' ? error(answer, status) : undefined;
  if (said) return said;
  const found = typeof error === 'string' ? pathReader(error)(answer) : undefined;
  const isFound = Array.isArray(found) ? found.some(Boolean) : Boolean(found);
  if (status < 400 && !isFound) return undefined;
  const message = wordsIn(found) ?? wordsIn(answer);
  return { code: codeOf(status), ...(message !== undefined && { message }) };
}

/** The same of the text of an answer, which need not be JSON. */
export function refusalInText(text: string, status: number, error?: ErrorIn): Refusal | undefined {
  const words = text.trim();
  if (words === '' || words.startsWith('<')) return undefined;
  let answer: unknown = words;
  try {
    answer = parseJson(words);
  } catch {
    // The words are the answer.
  }
  return refusalIn(answer, status, error);
}

/** The words of an error, wherever an answer has them. */
export function wordsIn(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer;
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (Array.isArray(answer)) return wordsIn(answer.find(Boolean));
  for (const key of WORDS) {
    const words = Object.hasOwn(answer, key) ? wordsIn(answer[key as keyof typeof answer]) : undefined;
    if (words !== undefined) return words;
  }
  return undefined;
}
