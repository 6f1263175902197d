import { expect, test } from 'vitest';

const tags = ['kpi-card', 'kpi-gauge', 'kpi-funnel', 'kpi-controls'];
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

/** An element with everything that it imports, now or when it is needed. */
function drawnBy(tag: string): string {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const code = source(path).replace(/^import type [^;]+;|\/\*[^]*?\*\//gm, '');
    for (const other of found(code, /(?:from |import\()'(\.{1,2}\/[\w./-]+\.ts)'/g)) {
      visit(`.${new URL(other, `https://x.y/${path.slice(2)}`).pathname}`);
    }
  };
  visit(`./${tag}/${tag}.ts`);
  return Array.from(seen, source).join('\n');
}

// What the base draws is documented at every element that is built on it.
test.each(tags)('%s documents its parts and slots, and no others', (tag) => {
  const element = source(`./${tag}/${tag}.ts`);
  const drawn = drawnBy(tag);
  const buttons = found(drawn, /new Panel(?:<.+>)?\(this, '([\w-]+)'/g).map((name) => `${name}-button`);
  const parts = [...found(drawn, /\bpart="([\w-]+)"/g), ...buttons].toSorted();
  expect(found(element, /@csspart ([\w-]+)/g)).toEqual(parts);
  expect(found(element, /@slot ([\w-]+) -/g)).toEqual(found(drawn, /<slot name="([\w-]+)"/g));
});

test.each(tags)('%s documents its custom properties', (tag) => {
  const own = new RegExp(`var\\((--${tag}-[\\w-]+)`, 'g');
  expect(found(source(`./${tag}/${tag}.ts`), /@cssproperty \[(--[\w-]+)=/g)).toEqual(
    found(source(`./${tag}/${tag}.styles.ts`), own),
  );
});
