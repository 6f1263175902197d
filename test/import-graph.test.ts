import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { expect, test } from 'vitest';
import { source } from '../vite.lib.ts';
import { type Import, importsOf, projects, readText, root } from './sources.ts';

/** What a project may import, by its nx tag. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'package:core': [],
  'package:widgets': ['package:core'],
  'package:sdk': ['package:core', 'package:widgets'],
  'app:demo': ['package:core', 'package:widgets', 'package:sdk'],
};

/** Folders whose files may import only what matches, tests apart. */
const folders: readonly (readonly [folder: string, may: RegExp])[] = [
  ['packages/core/src/kpis/', /^packages\/core\/src\/kpi\.ts$/],
  ['packages/core/src/stats/', /^packages\/core\/src\/(stats\/[^/]+|errors)\.ts$/],
];

interface Edge extends Import {
  readonly from: string;
  /** The file, or the package as it is written. */
  readonly to: string;
}

const workspace = projects();
const byName = new Map(workspace.map((project) => [project.manifest.name, project]));
const tagOf = (name: string) => byName.get(name)!.manifest.nx.tags[0]!;
const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
const isTest = (file: string) => /\.(test|stories)\.ts$|\/testing\//.test(file);
const place = ({ from, line, specifier }: Edge) => `${from}:${line} imports "${specifier}"`;

const edges: readonly Edge[] = workspace.flatMap(({ files }) =>
  files.flatMap((from) =>
    importsOf(from).map(({ specifier, line }) => {
      const path = specifier.replace(/\?.*$/, '');
      const to = path.startsWith('.') ? normalize(join(dirname(from), path)) : specifier;
      return { from, to, specifier, line };
    }),
  ),
);

test('every project has one nx tag, and the rules know it', () => {
  for (const { folder, manifest } of workspace) {
    expect(manifest.nx.tags, folder).toHaveLength(1);
    expect(Object.keys(allowed)).toContain(tagOf(manifest.name));
  }
});

test('manifests depend only on what their nx tag allows, and the sdk on widgets only to build', () => {
  for (const { manifest } of workspace) {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const tags = names.filter((name) => byName.has(name)).map(tagOf);
    expect(allowed[tagOf(manifest.name)], manifest.name).toEqual(expect.arrayContaining(tags));
  }
  expect(byName.get('@kpi-elements/sdk')!.manifest.dependencies).not.toHaveProperty('@kpi-elements/widgets');
});

test('core ← widgets ← sdk/embed, core ← sdk, and nothing imports apps', () => {
  const wrong = edges.filter(({ from, specifier }) => {
    const target = packageOf(specifier);
    if (!byName.has(target)) return false;
    const { manifest } = workspace.find(({ folder }) => from.startsWith(`${folder}/`))!;
    if (!allowed[tagOf(manifest.name)]!.includes(tagOf(target))) return true;
    const onlyInEmbed = manifest.name === '@kpi-elements/sdk' && target === '@kpi-elements/widgets';
    return onlyInEmbed && !from.startsWith('packages/sdk/src/embed/') && !isTest(from);
  });
  expect(wrong.map(place)).toEqual([]);
});

test('relative imports stay in their package, end in their extension and lead to a file', () => {
  const wrong = edges.filter(({ from, specifier, to }) => {
    if (!specifier.startsWith('.')) return false;
    const { folder } = workspace.find(({ folder }) => from.startsWith(`${folder}/`))!;
    return !to.startsWith(`${folder}/`) || !existsSync(join(root, to));
  });
  expect(wrong.map(place)).toEqual([]);
});

test('packages are imported by their exports, never deeper', () => {
  const wrong = edges.filter(({ specifier }) => {
    const project = byName.get(packageOf(specifier));
    if (!project) return false;
    const entry = `.${specifier.slice(project.manifest.name.length)}`;
    return !Object.hasOwn(project.manifest.exports ?? {}, entry);
  });
  expect(wrong.map(place)).toEqual([]);
});

test('every export has a source file and is published as it is built', () => {
  for (const { folder, manifest } of workspace) {
    const { publishConfig } = JSON.parse(readText(`${folder}/package.json`));
    for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
      if (typeof target === 'string') {
        expect(publishConfig.exports[entry], `${manifest.name} ${entry}`).toEqual(target);
        continue;
      }
      const { [source]: file, ...built } = target;
      // What there are only types of is made of the manifest.
      const isMade = built['types']?.startsWith('./dist-types/') && !built['default'];
      expect(isMade || existsSync(join(root, folder, file!)), `${folder}/${file}`).toBe(true);
      const published = publishConfig.exports[entry];
      expect(typeof published === 'string' ? { default: published } : published).toEqual(built);
    }
    expect(Object.keys(publishConfig?.exports ?? {})).toEqual(Object.keys(manifest.exports ?? {}));
  }
});

test('no file imports itself through others', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const begin = path.indexOf(file);
    if (begin >= 0) cycles.push([...path.slice(begin), file].join(' → '));
    if (begin >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  expect(cycles).toEqual([]);
});

test.each(folders)('%s imports only %s', (folder, may) => {
  const inside = edges.filter(({ from }) => from.startsWith(folder) && !isTest(from));
  expect(inside.filter(({ to }) => !may.test(to)).map(place)).toEqual([]);
  expect(inside.length).toBeGreaterThan(0);
});

test('core needs neither Lit nor Node', () => {
  const core = edges.filter(({ from }) => from.startsWith('packages/core/src/') && !isTest(from));
  expect(core.filter(({ to }) => /^(lit|@lit|node:)/.test(to)).map(place)).toEqual([]);
});

test('the sdk needs no Lit outside of embed', () => {
  const sdk = edges.filter(({ from }) => /^packages\/sdk\/src\/(?!embed\/)/.test(from));
  expect(sdk.filter(({ to }) => /^(lit|@lit)(\/|$)/.test(to)).map(place)).toEqual([]);
});

test('what a package imports at run time is among its dependencies', () => {
  const wrong = edges.filter(({ from, specifier }) => {
    if (specifier.startsWith('.') || isTest(from) || from.startsWith('packages/sdk/src/embed/')) return false;
    const { manifest } = workspace.find(({ folder }) => from.startsWith(`${folder}/`))!;
    const { dependencies, peerDependencies } = manifest;
    return (
      !specifier.startsWith('node:') && !(packageOf(specifier) in { ...dependencies, ...peerDependencies })
    );
  });
  expect(wrong.map(place)).toEqual([]);
});

test('only the server and the command line of the sdk need Node', () => {
  const sdk = edges.filter(
    ({ from }) => /^packages\/(sdk|widgets)\/src\/(?!server\/|cli\/)/.test(from) && !isTest(from),
  );
  expect(sdk.filter(({ to }) => to.startsWith('node:')).map(place)).toEqual([]);
});

test('every file that defines an element is listed in sideEffects, as source and as built', () => {
  for (const { folder, files, manifest } of workspace) {
    const listed = manifest.sideEffects;
    if (!listed) continue;
    for (const file of files) {
      // What stands in the embed folder is built into one file of another name.
      if (isTest(file) || file.includes('/embed/') || !/^define\(/m.test(readText(file))) continue;
      const own = file.slice(folder.length);
      expect(listed).toContain(`.${own}`);
      expect(listed).toContain(`.${own.replace('/src/', '/dist/').replace(/\.ts$/, '.js')}`);
    }
  }
});
