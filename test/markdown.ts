import { readdirSync } from 'node:fs';
import { filesBelow, readText, root } from './sources.ts';

/** The documents of the repository, from the root. */
export function documents(): string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  return [...top, ...filesBelow('docs').filter((file) => file.endsWith('.md'))];
}

/** The text of the first code block in a language. */
export function codeBlock(file: string, language: string): string {
  const [block] = codeBlocks(file, language);
  if (block === undefined) throw new Error(`${file} has no code block in ${language}.`);
  return block;
}

/** The texts of all code blocks in a language. */
export function codeBlocks(file: string, language: string): string[] {
  const blocks = readText(file).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...blocks].map(([, text]) => text!);
}

/** What a document links to or shows. */
export function links(file: string): string[] {
  const prose = readText(file).replaceAll(/^```.*?^```/gms, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?\)/g), ...prose.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    (match) => match[1]!,
  );
}

/** The anchors of a document, as GitHub makes them of its headings. */
export function anchors(file: string): string[] {
  return [...readText(file).matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
}
