import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(
  ['./**/*.ts', '!./**/*.test.ts', '!./**/*.stories.ts', '!./testing/**'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);
const source = (path: string) => sources[path]!;
const found = (text: string, pattern: RegExp) =>
  [...new Set(Array.from(text.matchAll(pattern), ([, name]) => name!))].toSorted();

// What the base draws is documented at every element that is built on it.
test.each(['kpi-card'])('%s documents its parts and slots, and no others', (tag) => {
  const element = source(`./${tag}/${tag}.ts`);
  const drawn = element + source('./base/frame.ts');
  expect(found(element, /@csspart ([\w-]+)/g)).toEqual(found(drawn, /\bpart="([\w-]+)"/g));
  expect(found(element, /@slot ([\w-]+) -/g)).toEqual(found(drawn, /<slot name="([\w-]+)"/g));
});

test.each(['kpi-card'])('%s documents its custom properties', (tag) => {
  const own = new RegExp(`var\\((--${tag}-[\\w-]+)`, 'g');
  expect(found(source(`./${tag}/${tag}.ts`), /@cssproperty \[(--[\w-]+)=/g)).toEqual(
    found(source(`./${tag}/${tag}.styles.ts`), own),
  );
});
