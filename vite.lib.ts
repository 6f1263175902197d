import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, parseAst, type Plugin, type UserConfig } from 'vite';

/** The export condition under which workspace packages find each other's sources. */
export const source = '@kpi-elements/source';

/** The first browsers with `light-dark()`. For older ones it is rewritten so that a `color-scheme` set by a script is not seen. */
export const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/**
 * The build of a library: one entry for each key of its `exports` and each command, one file for each module,
 * every dependency left to the host, nothing minified. `src/a/b.ts` becomes `dist/a/b.js`;
 * what is published under another name has a build of its own.
 */
export function lib(dir: string): UserConfig {
  const manifest: Manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const entries: Record<string, string> = {};
  for (const script of Object.values(manifest.bin ?? {})) {
    const name = script.replace(/^\.\/dist\/(.+)\.js$/, '$1');
    entries[name] = join(dir, 'src', `${name}.ts`);
  }
  const stylesheets: string[] = [];
  for (const target of Object.values(manifest.exports)) {
    if (typeof target === 'string') continue;
    const name = target[source]?.match(/^\.\/src\/(.+)\.ts$/)?.[1];
    if (name && target['default'] === `./dist/${name}.js`) entries[name] = join(dir, 'src', `${name}.ts`);
    if (target['default']?.endsWith('.css')) stylesheets.push(target['default'].replace('./dist/', ''));
  }
  return defineConfig({
    root: dir,
    publicDir: false,
    plugins: [shortenStyles(), shortenTemplates(), copy(join(dir, 'src'), join(dir, 'dist'), stylesheets)],
    build: {
      target: 'es2022',
      sourcemap: true,
      minify: false,
      lib: { entry: entries, formats: ['es'] },
      rolldownOptions: {
        external: (id) =>
          id.startsWith('node:') || dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
        output: {
          preserveModules: true,
          preserveModulesRoot: join(dir, 'src'),
          // What the compiler adds, the decorator helper, gets a plain name.
          entryFileNames: ({ name }) => `${name.replace(/^_virtual\/.+\//, 'helpers/')}.js`,
        },
      },
    },
  });
}

/** Takes files over as they are. */
function copy(from: string, to: string, files: readonly string[]): Plugin {
  return {
    name: 'copy',
    closeBundle() {
      for (const file of files) cpSync(join(from, file), join(to, file));
    },
  };
}

const STYLES = /(?<![\w.])css`(?:[^`\\]|\\.)*`/g;
const KEPT = /\$\{[^}]*\}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/.source;
const GAP = /(?:\s|\/\*[^]*?\*\/)/.source;
const SPARE = new RegExp(`(${KEPT})|(?:;|${GAP})*(\\})${GAP}*|${GAP}*([{;,])${GAP}*|(:)${GAP}+|${GAP}+`, 'g');

/** Leaves comments and white space out of the css templates of `*.styles.ts`. */
export function shortenStyles(): Plugin {
  return {
    name: 'shorten-styles',
    transform: {
      filter: { id: /\.styles\.ts$/ },
      handler: (code) => ({ code: code.replace(STYLES, shortenCss), map: null }),
    },
  };
}

/** The same CSS in fewer characters. What stands in quotes or in `${…}` stays as it is. */
export function shortenCss(css: string): string {
  return css.replace(SPARE, (_, kept, close, sign, colon) => kept ?? close ?? sign ?? colon ?? ' ');
}

const TEMPLATE = /(?<![\w.])(?:html|svg)`/;

/** Leaves white space out of the html and svg templates of elements: in each of a thousand cards it would be nodes. */
export function shortenTemplates(): Plugin {
  return {
    name: 'shorten-templates',
    transform: {
      filter: { id: /\/widgets\/src\/.+(?<!\.stories|\.test)\.ts$/, code: TEMPLATE },
      handler: (code) => ({ code: shortenHtml(code), map: null }),
    },
  };
}

interface Quasi {
  readonly start: number;
  readonly end: number;
}

/** The same JavaScript with templates in fewer characters. White space with a line break beside a tag or an expression goes. */
export function shortenHtml(code: string): string {
  const templates: (readonly Quasi[])[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, tag, quasi } = node as {
      type?: string;
      tag?: { name?: string };
      quasi?: { quasis: Quasi[] };
    };
    if (type === 'TaggedTemplateExpression' && quasi && /^(?:html|svg)$/.test(tag?.name ?? '')) {
      templates.push(quasi.quasis);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code));
  const parts = templates.flatMap((quasis) => {
    let inTag = false;
    return quasis.map(({ start, end }) => {
      const text = code.slice(start, end).replace(/[<>]|\s*\n\s*/g, (found, at: number, all: string) => {
        if (found === '<' || found === '>') inTag = found === '<';
        if (found.trim() !== '') return found;
        const [before = '>', after = '<'] = [all[at - 1], all[at + found.length]];
        if (inTag) return after === '>' ? '' : ' ';
        return before === '>' || after === '<' ? '' : ' ';
      });
      return { start, end, text };
    });
  });
  let short = '';
  let at = 0;
  for (const { start, end, text } of parts.toSorted((a, b) => a.start - b.start)) {
    short += code.slice(at, start) + text;
    at = end;
  }
  return short + code.slice(at);
}
