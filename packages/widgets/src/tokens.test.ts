import type { CSSResultGroup } from 'lit';
import { expect, test } from 'vitest';
import tokens from './tokens.css?raw';

const styles = Object.values(
  import.meta.glob<CSSResultGroup>(['./**/*.styles.ts'], { eager: true, import: 'default' }),
).join('\n');

const declared = new Map(
  Array.from(
    tokens.matchAll(/^ {4}(--kpi-[\w-]+): ([^;]+);/gm),
    ([, name, value]) => [name!, value!] as const,
  ),
);
const names = (text: string, pattern: RegExp) =>
  new Set(Array.from(text.matchAll(pattern), ([, name]) => name!));

/** What a token stands for, with the palette written out. */
function resolved(value: string): string {
  return value.replaceAll(/var\((--kpi-[\w-]+)\)/g, (_, name: string) =>
    resolved(declared.get(name) ?? `undefined ${name}`),
  );
}

test('stylesheets use no token that tokens.css does not declare', () => {
  const used = names(styles, /var\((--kpi-[\w-]+)/g);
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter((name) => !declared.has(name))).toEqual([]);
});

test('tokens.css declares no token that nothing uses', () => {
  const used = new Set([
    ...names(styles, /var\((--kpi-[\w-]+)/g),
    ...names(tokens, /var\((--kpi-[\w-]+)\)/g),
  ]);
  expect([...declared.keys()].filter((name) => !used.has(name))).toEqual([]);
});

test('every private alias is declared once and used', () => {
  const known = names(styles, /^\s*(--_[\w-]+):/gm);
  const used = names(styles, /var\((--_[\w-]+)/g);
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !used.has(name))).toEqual([]);
});

test('elements look the same without tokens.css: defaults agree', () => {
  const defaults = Array.from(
    styles.matchAll(/var\((--kpi-[\w-]+), ((?:[^()]|\((?:[^()]|\([^()]*\))*\))+)\)/g),
  );
  for (const [, name, value] of defaults) {
    const expected = resolved(declared.get(name!)!);
    const inner = value!.replace('var(--_accent)', resolved(declared.get('--kpi-accent')!));
    expect(`${name}: ${inner}`).toBe(`${name}: ${expected}`);
  }
  expect(defaults.length).toBeGreaterThan(10);
});
