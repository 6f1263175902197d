import { expect, test } from 'vitest';
import en from '../words/en.ts';
import { wordFor } from './word-for.ts';

test('a name that the language knows is said in its word', () => {
  expect(wordFor('no_data', en.absences)).toBe('no data');
});

test.each(['not_yet_thought_of', 'constructor', ''])('a name without a word stays: "%s"', (name) => {
  expect(wordFor(name, en.absences)).toBe(name);
});
