// @ts-check
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What templates and styles draw, and code fires, with everything that an element imports, now or when it is needed.
 *
 * @param {string} file
 * @returns {{ parts: string[], slots: string[], properties: string[], events: string[] }} Events by class or by name.
 */
export function drawnBy(file) {
  const code = Array.from(withImports(file).values()).join('\n');
  const buttons = found(code, /new Panel(?:<.+>)?\([\w.]+, '([\w-]+)'/g).map((name) => `${name}-button`);
  const named = found(code, /\bpart=["']([\w -]+)["']/g).flatMap((names) => names.split(' '));
  return {
    parts: [...new Set([...named, ...buttons])],
    slots: found(code, /<slot(?:\s+name="([\w-]+)")?[\s>]/g),
    events: found(code, /\bnew (?:(?:Custom)?Event\('(kpi-[\w-]+)'|(Kpi\w+Event)\()/g),
    properties: found(code, /var\(\s*(--kpi-[\w-]+)/g),
  };
}

/** @type {(file: string, seen?: Map<string, string>) => Map<string, string>} */
function withImports(file, seen = new Map()) {
  if (seen.has(file)) return seen;
  const code = readFileSync(file, 'utf8').replaceAll(/^import type [^;]+;|\/\*[^]*?\*\//gm, '');
  seen.set(file, code);
  for (const path of found(code, /(?:from |import |import\()'(\.{1,2}\/[\w./-]+\.ts)'/g)) {
    withImports(join(dirname(file), path), seen);
  }
  return seen;
}

/** @type {(text: string, pattern: RegExp) => string[]} */
function found(text, pattern) {
  return [...new Set(Array.from(text.matchAll(pattern), ([, name, other = '']) => name ?? other))];
}
