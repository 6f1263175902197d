import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './sources.ts';

/** The TypeScript of a document, each block in a file of its own. */
export interface SnippetFolder {
  readonly path: string;
  readonly files: readonly string[];
  /** What the compiler says under the strictest flags; nothing where all is well. */
  compile(): Promise<string>;
  remove(): void;
}

/** Writes blocks of TypeScript to where the packages are found: below the root, in what is not under version control. */
export function snippetFolder(name: string, blocks: readonly string[]): SnippetFolder {
  const path = join(root, 'dist', name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(join(path, 'node_modules'), { recursive: true });
  // What a reader installs with the SDK is not a dependency of the root.
  const library = join(root, 'packages/sdk/node_modules/valibot');
  symlinkSync(library, join(path, 'node_modules/valibot'), 'junction');
  const config = { extends: '../../tsconfig.check.json', include: ['*.ts'] };
  writeFileSync(join(path, 'tsconfig.json'), JSON.stringify(config));
  const files = blocks.map((block, i) => {
    const file = join(path, `snippet-${i + 1}.ts`);
    writeFileSync(file, block);
    return file;
  });
  return {
    path,
    files,
    async compile() {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const run = promisify(execFile)(process.execPath, [tsc, '-p', path]);
      return (await run.catch((error: { readonly stdout: string }) => error)).stdout;
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}
