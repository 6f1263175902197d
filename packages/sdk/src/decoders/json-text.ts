import { badResponse, type SourceError } from '../transport/source-error.ts';

// Texts are passed over whole, so that no digits within them are taken for a number.
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
// Where there is none outside of texts, most of the time is saved.
const LONG = /[:,[\s-]\d{16}/;
const INTEGER = /^-?\d+$/;

/** JSON as a value. Integers that a number cannot hold, as ids are, become text with all their digits. */
export function parseJson(text: string): unknown {
  const exact = LONG.test(text)
    ? text.replace(TEXT_OR_NUMBER, (token) =>
        INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
      )
    : text;
  return JSON.parse(exact) as unknown;
}

/** The same of an answer. Throws `bad_response` where it is none. */
export function readJson(text: string, source: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw notJson(text, source, 'JSON', error);
  }
}

/** @param what `JSON`, or where in the answer it should stand: `JSON on line 7`. */
export function notJson(text: string, source: string, what: string, cause: unknown): SourceError {
  const start = text.trim().slice(0, 80);
  return badResponse(source, what, start === '' ? 'nothing' : `it begins with "${start}"`, cause);
}
