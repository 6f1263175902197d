import { expect, test } from 'vitest';

const tags = ['kpi-card', 'kpi-gauge', 'kpi-funnel'];
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

/** An element with the templates of the base that it draws, now or when they are needed. */
function drawnBy(tag: string): string {
  const base = found(source(`./${tag}/${tag}.ts`), /from '\.(\.\/base\/[\w-]+\.ts)'/g);
  const later = base.flatMap((path) => found(source(path), /import\('\.\/([\w-]+\.ts)'\)/g));
  const own = Object.keys(sources).filter((path) => path.startsWith(`./${tag}/`));
  return ['./base/frame.ts', ...base, ...later.map((name) => `./base/${name}`), ...own]
    .map(source)
    .join('\n');
}

// What the base draws is documented at every element that is built on it.
test.each(tags)('%s documents its parts and slots, and no others', (tag) => {
  const element = source(`./${tag}/${tag}.ts`);
  const drawn = drawnBy(tag);
  expect(found(element, /@csspart ([\w-]+)/g)).toEqual(found(drawn, /\bpart="([\w-]+)"/g));
  expect(found(element, /@slot ([\w-]+) -/g)).toEqual(found(drawn, /<slot name="([\w-]+)"/g));
});

test.each(tags)('%s documents its custom properties', (tag) => {
  const own = new RegExp(`var\\((--${tag}-[\\w-]+)`, 'g');
  expect(found(source(`./${tag}/${tag}.ts`), /@cssproperty \[(--[\w-]+)=/g)).toEqual(
    found(source(`./${tag}/${tag}.styles.ts`), own),
  );
});
