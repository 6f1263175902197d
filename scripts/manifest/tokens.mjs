// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ name: string, value: string, description: string }} Token */

/**
 * The tokens of the package's `tokens.css` that pages may set, with what stands behind each in a comment.
 *
 * @returns {{ roles: Token[], elements: Token[] }}
 */
export function readTokens() {
  const file = 'src/tokens.css';
  const css = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return { roles: tier(css, 'Roles'), elements: tier(css, 'Elements') };
}

/** @type {(css: string, title: string) => Token[]} */
function tier(css, title) {
  const [, begun = ''] = css.split(`/* ${title} */`);
  const [declarations = ''] = begun.split(/^ *(?:\/\*|\})/m);
  return Array.from(
    declarations.matchAll(/(--[\w-]+): ([^;]+);(?: \/\* (.+) \*\/)?/g),
    ([, name = '', value = '', description = '']) => ({ name, value, description }),
  );
}
