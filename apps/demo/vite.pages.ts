import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const PART = /^( *)<!-- (parts\/\w+) -->$/gm;

/** Puts what all pages share where they say `<!-- parts/topbar -->`, and marks the link to the page itself. */
export function pages(folder: string): Plugin {
  return {
    name: 'pages',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { filename }) {
        const part = (name: string) => readFileSync(join(folder, `${name}.html`), 'utf8').trimEnd();
        const page = basename(filename);
        const own = `href="./${page === 'index.html' ? '' : page}"`;
        return html
          .replace(PART, (_, indent: string, name: string) => part(name).replace(/^(?=.)/gm, indent))
          .replace(own, `${own} aria-current="page"`);
      },
    },
  };
}
