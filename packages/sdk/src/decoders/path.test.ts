import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldReader, pathReader } from './path.ts';

const answer = {
  data: { rows: [{ n: 1 }, { n: 2 }] },
  'users.count': 3,
  batches: [{ results: [1, 2] }, {}, { results: [3] }],
  actions: [
    { type: 'view', value: '1' },
    { type: 'a.b', value: '2' },
  ],
  date: { year: 2026, month: 1, day: 7 },
  none: null,
};

test.each([
  ['', answer],
  ['data.rows', answer.data.rows],
  ['data.rows.1.n', 2],
  ['data.rows.*.n', [1, 2]],
  ['users.count', 3],
  ['batches.*.results?', [1, 2, 3]],
  ['batches.*.results', [1, 2, undefined, 3]],
  ['actions[type=view].value', '1'],
  ['actions[type=a.b].value', '2'],
  ['actions[type=buy].value', undefined],
  ['none', null],
  ['none?', []],
  ['absent?', []],
  ['absent', undefined],
  ['absent.deeper', undefined],
  ['data.*', undefined],
  ['users.count.deeper', undefined],
])('%s', (path, found) => expect(pathReader(path)(answer)).toEqual(found));

test.each(['constructor', '__proto__', 'toString', 'data.constructor.name'])(
  '%s is not in an answer',
  (path) => expect(pathReader(path)(answer)).toBeUndefined(),
);

test.each([
  ['{date.year}-{date.month}-{date.day}', '2026-1-7'],
  ['{date.year}', '2026'],
  ['{date.year}-{date.week}', undefined],
  ['{date.year}{none}', undefined],
  ['users.count', 3],
])('the text %s', (field, text) => expect(fieldReader(field)(answer)).toBe(text));

test('whatever path it is, it is read without an error, and a key is found by its own name', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (path, value) => {
      fieldReader(path)(value);
      pathReader(path)(value);
      if (path !== '') expect(pathReader(path)({ [path]: 7 })).toBe(path === '*' ? undefined : 7);
    }),
  );
});
