import fc from 'fast-check';
import { expect, test } from 'vitest';
import { andWhere, asWhere, formatWhere, parseWhere, type Where } from './where.ts';

test('conditions are separated by spaces, values by commas', () => {
  expect(parseWhere(' channel=search,social  country!=DE ')).toEqual([
    { dimension: 'channel', op: 'in', values: ['search', 'social'] },
    { dimension: 'country', op: 'not_in', values: ['DE'] },
  ]);
});

test('names and values with spaces, commas or quotes are quoted, and a quote inside is doubled', () => {
  expect(parseWhere('treatment="Mens E-Mail" "Ad set"="a ""b"", c",d')).toEqual([
    { dimension: 'treatment', op: 'in', values: ['Mens E-Mail'] },
    { dimension: 'Ad set', op: 'in', values: ['a "b", c', 'd'] },
  ]);
});

test('an empty value means the empty member, and null is a word like any other', () => {
  const empty = [{ dimension: 'country', op: 'in', values: [null] }];
  expect(parseWhere('country=')).toEqual(empty);
  expect(parseWhere('country=""')).toEqual(empty);
  expect(parseWhere('country!=DE,""')).toEqual([
    { dimension: 'country', op: 'not_in', values: ['DE', null] },
  ]);
  expect(parseWhere('country=null')).toEqual([{ dimension: 'country', op: 'in', values: ['null'] }]);
});

test('no filter is no condition', () => {
  expect(parseWhere('')).toEqual([]);
  expect(asWhere(undefined)).toEqual([]);
});

test('a mistake is pointed at', () => {
  expect(() => parseWhere('channel=search country')).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: Filter: "=" or "!=" is expected after "country", the filter ends.

      channel=search country
                            ^
    Write it like channel=search,social country!=DE treatment="Mens E-Mail".]
  `);
});

test.each([
  ['channel', 7],
  ['=search', 0],
  ['channel=a,', 10],
  ['channel=a, b', 10],
  ['channel = a', 7],
  ['channel="a', 8],
  ['channel="a"b', 11],
  ['"a', 0],
  ['""=a', 2],
])('%j is refused at character %i', (text, position) => {
  expect(() => parseWhere(text)).toThrow(expect.objectContaining({ code: 'invalid_where', position }));
});

test('a filter past 10,000 characters is refused at once', () => {
  expect(() => parseWhere('a='.padEnd(1e6, '"'))).toThrow(expect.objectContaining({ code: 'too_long' }));
});

const anyWhere: fc.Arbitrary<Where> = fc.array(
  fc.record({
    dimension: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    op: fc.constantFrom('in', 'not_in'),
    values: fc.array(fc.option(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 })), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  { maxLength: 4 },
);

test('a filter that is written and read again is the same filter', () => {
  fc.assert(
    fc.property(anyWhere, (where) => {
      expect(parseWhere(formatWhere(where))).toEqual(where);
    }),
  );
});

test('whatever is typed is read or refused, and reading what was read changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', '"', '=', '!', ',', ' ') })),
      (text) => {
        let where: Where;
        try {
          where = parseWhere(text);
        } catch (error) {
          expect(error).toMatchObject({ name: 'KpiError', code: 'invalid_where' });
          return;
        }
        expect(parseWhere(formatWhere(where))).toEqual(where);
      },
    ),
  );
});

test('filters are combined by AND, and a condition that stands in both is kept once', () => {
  const both = andWhere(parseWhere('channel=search'), parseWhere('country=DE channel=search'));
  expect(formatWhere(both)).toBe('channel=search country=DE');
});
