import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** The root of the repository. */
export const root: string = dirname(import.meta.dirname);

/** An import, a re-export, a lazy import or an imported type. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** The part of a package.json that the rules are about. */
export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly sideEffects?: readonly string[] | false;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly nx: { readonly tags: readonly string[] };
}

/** One package or app of the workspace. */
export interface Project {
  /** `packages/core` */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Source files, from the root: `packages/core/src/index.ts`. */
  readonly files: readonly string[];
}

/** Every package and app. */
export function projects(): Project[] {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => {
      const folder = `${group}/${name}`;
      const manifest: Manifest = JSON.parse(readText(`${folder}/package.json`));
      return { folder, manifest, files: filesBelow(`${folder}/src`).filter((file) => file.endsWith('.ts')) };
    }),
  );
}

/** Files below a folder, from the root, with `/` on every system. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
}

/** A file of the repository as text. */
export function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Everything that a source file imports, types included. */
export function importsOf(file: string): Import[] {
  const text = readText(file);
  const found: Import[] = [];
  visit(parseSync(file, text).program, (node) => {
    if (!importing.has(node.type)) return;
    const from = node['source'];
    if (!isNode(from)) return;
    const line = text.slice(0, from.start).split('\n').length;
    const specifier = from['value'];
    found.push({ specifier: typeof specifier === 'string' ? specifier : '(computed)', line });
  });
  return found;
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) visit(child, see);
}
