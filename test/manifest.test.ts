import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { sourceAttributes } from '../packages/sdk/src/embed/attributes.ts';
import { readText, root } from './sources.ts';

const workspace = mkdtempSync(join(tmpdir(), 'kpi-manifest-'));
afterAll(() => rmSync(workspace, { recursive: true }));
mkdirSync(join(workspace, 'packages'));
for (const path of ['packages/core', 'tsconfig.base.json']) {
  symlinkSync(join(root, path), join(workspace, path));
}

/** Analyzes a package with one element, and gives what is said and a reader of what is written. */
async function analyze(name: string, element: string, tokens: string) {
  const folder = join(workspace, 'packages', name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, type: 'module', version: '1.2.3', exports: {} }),
  );
  writeFileSync(join(folder, 'src/kpi-own.ts'), element);
  writeFileSync(join(folder, 'src/tokens.css'), `:root {\n  /* Roles */\n${tokens}}\n`);
  const config = relative(folder, join(root, 'custom-elements-manifest.config.js'));
  const cem = join(root, 'node_modules/.bin/cem');
  const { code, stderr } = await promisify(execFile)(cem, ['analyze', '--config', config], { cwd: folder })
    .then(({ stderr }) => ({ code: 0, stderr }))
    .catch((error: { code: number; stderr: string }) => error);
  return { code, stderr, read: (file: string) => readFileSync(join(folder, file), 'utf8') };
}

const documented = `
import type { Grain } from '../../core/src/index.ts';

class KpiOwnEvent extends Event {}

/**
 * @summary An own element.
 * @tagname kpi-own
 * @slot label - The name.
 * @csspart base - The box.
 * @cssproperty [--kpi-own-size=1rem] - Its size.
 * @fires {KpiOwnEvent} kpi-own - It was chosen.
 */
export class KpiOwn extends HTMLElement {
  static properties = { period: {}, grain: {}, isOn: { type: Boolean, attribute: 'is-on' }, rows: {} };
  /** When. */
  period: string | undefined;
  /** How wide. */
  grain: Grain | undefined;
  /** Whether. */
  isOn = false;
  /** JSON in the attribute. */
  rows: readonly number[] | undefined;
  #secret = 'var(--kpi-text) var(--kpi-own-size)';
  /** What is said. */
  toText(): string {
    this.dispatchEvent(new KpiOwnEvent());
    return '<div part="base"><slot name="label"></slot></div>' + this.#secret;
  }
}
`;
const tokens = '  --kpi-text: black; /* Text. */\n  /* Elements */\n  --kpi-own-size: 1rem;\n';

test('from what is documented come the manifest, data for editors, and types', async () => {
  const { code, stderr, read } = await analyze('whole', documented, tokens);
  expect([stderr, code]).toEqual(['', 0]);
  const [module] = JSON.parse(read('custom-elements.json')).modules;
  expect(module.path).toBe('dist/kpi-own.js');
  const [{ attributes, members }] = module.declarations;
  const types = attributes.map((it: { name: string; type: { text: string } }) => [it.name, it.type.text]);
  expect(Object.fromEntries(types)).toEqual({
    period: expect.stringMatching(/^'today' \| .*'year_to_date' \| string$/),
    grain: expect.stringContaining("'week' | 'month'"),
    'is-on': 'boolean',
    rows: 'string',
  });
  expect(members.map(({ name }: { name: string }) => name)).not.toContain('#secret');
  const [tag] = JSON.parse(read('dist-types/vscode.html-custom-data.json')).tags;
  expect(tag).toMatchObject({
    name: 'kpi-own',
    description: { value: expect.stringContaining('An own element.') },
  });
  expect(tag.attributes).toContainEqual({ name: 'is-on', description: 'Whether.', valueSet: 'v' });
  expect(JSON.parse(read('dist-types/vscode.css-custom-data.json'))).toMatchObject({
    properties: [
      { name: '--kpi-text', description: 'Text.' },
      { name: '--kpi-own-size', description: 'Its size.' },
    ],
    pseudoElements: [{ name: '::part(base)', description: 'The box.' }],
  });
  expect(JSON.parse(read('dist-types/web-types.json'))).toMatchObject({
    version: '1.2.3',
    contributions: { html: { elements: [{ name: 'kpi-own', slots: [{ name: 'label' }] }] } },
  });
  expect(read('dist-types/jsx.d.ts')).toContain("  /** Whether. */\n  'is-on'?: KpiOwn['isOn'] | undefined;");
}, 120_000);

test('what is undocumented, and what is documented and not there, fails the build', async () => {
  const element = documented
    .replace('An own element.', '')
    .replace('/** When. */', '')
    .replace('/** What is said. */', '')
    .replace('@slot label - The name.', '@slot title - The name.')
    .replace('part="base"', 'part="box"')
    .replace('new KpiOwnEvent()', "new Event('kpi-other')")
    .replace('var(--kpi-own-size)', '');
  const { code, stderr } = await analyze('part', element, tokens.replace('/* Text. */', ''));
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    'The manifest is not complete.',
    '<kpi-own>: has no @summary.',
    '<kpi-own>: property "period" has no description.',
    '<kpi-own>: method "toText" has no description.',
    '<kpi-own>: attribute "period" has no description.',
    '<kpi-own>: slot "label" is not documented.',
    '<kpi-own>: slot "title" is documented but not there.',
    '<kpi-own>: part "box" is not documented.',
    '<kpi-own>: part "base" is documented but not there.',
    '<kpi-own>: custom property "--kpi-own-size" is documented but not there.',
    '<kpi-own>: event "kpi-other" is not documented.',
    '<kpi-own>: event "kpi-own" is documented but not there.',
    'tokens.css: role "--kpi-text" has no description.',
  ]);
}, 120_000);

test('every attribute of <kpi-source> is documented, and no other', () => {
  const code = readText('packages/sdk/src/embed/kpi-source.ts');
  const documented = Array.from(code.matchAll(/@attr \{.+?\} \[?([\w-]+)/g), ([, name]) => name);
  expect(documented.toSorted()).toEqual(sourceAttributes.toSorted());
});
