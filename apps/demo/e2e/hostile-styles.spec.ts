import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { controls, csv, html, oneFile, plain, scope } from './hosts/markup.ts';
import { serve } from './serve.ts';

const hostile = '* { all: revert; font: 40px cursive !important }';

/** Everything about text, lines and shapes that boxes hand down to what is in them. */
const handedDown = `body, body * {
  color: red; font: italic 900 40px/3 cursive; font-variant: small-caps; font-palette: dark; font-synthesis: none;
  letter-spacing: 1em; word-spacing: 2em; text-indent: 5em; text-transform: uppercase; text-shadow: 3px 3px red;
  text-align: right; text-align-last: right; text-wrap: nowrap; white-space: pre; tab-size: 40; quotes: '!' '!';
  word-break: break-all; overflow-wrap: anywhere; line-break: anywhere; hyphens: auto; hyphenate-character: 'x';
  text-emphasis: filled red; text-underline-offset: 1em; text-combine-upright: all;
  -webkit-text-stroke: 3px red; -webkit-text-fill-color: blue; -webkit-text-security: disc;
  list-style: square inside; border-collapse: collapse; border-spacing: 20px; caption-side: bottom; empty-cells: hide;
  accent-color: red; caret-color: red; scrollbar-color: red lime; image-rendering: pixelated; orphans: 4; widows: 4;
  fill: lime; fill-opacity: 0.2; fill-rule: evenodd; stroke: red; stroke-width: 9px; stroke-dasharray: 3;
  stroke-linecap: square; stroke-linejoin: bevel; stroke-opacity: 0.2; text-anchor: end; dominant-baseline: hanging;
}`;

/** What a page says of whether its parts are seen, lit, printed and used, and how smooth text is. */
const said = `body, body * {
  color-scheme: dark; visibility: hidden; cursor: wait; pointer-events: none; user-select: none;
  print-color-adjust: exact; text-size-adjust: 80%; text-rendering: geometricPrecision;
  -webkit-font-smoothing: antialiased; direction: rtl;
}`;

const sheets = {
  kind: '',
  'kind, of a reader who needs large text': 'html { font-size: 40px }',
  hostile,
  'hostile, but not to the size that all go by': `${hostile} html { font-size: 16px !important }`,
  'handed down': handedDown,
  said,
};
type Sheet = keyof typeof sheets;

const tags = ['kpi-card', 'kpi-gauge', 'kpi-funnel', 'kpi-controls'] as const;
type Tag = (typeof tags)[number];

// So high that everything opens where it wants to.
test.use({ viewport: { width: 1280, height: 4000 } });

let host: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  const pages = Object.entries(sheets).flatMap(([name, css]) => [
    [`/${name}.css`, { body: css }],
    [
      `/${name}.html`,
      {
        body: html(
          scope(plain + controls),
          `<link rel="stylesheet" href="/${encodeURIComponent(name)}.css" />${oneFile}`,
        ),
      },
    ],
  ]);
  host = await serve({ '/ads.csv': { body: csv }, ...Object.fromEntries(pages) }, [
    join(root, 'packages/sdk/dist'),
  ]);
});

test.afterAll(() => host.close());

/** The size and all styles of each box of an element, with everything open that opens. */
async function picture(page: Page, sheet: Sheet, tag: Tag) {
  await page.goto(`${host.url}/${encodeURIComponent(sheet)}.html`);
  const element = page.locator(tag);
  await expect(element.locator('[part=base]:not([aria-busy=true], .waiting)')).toHaveCount(1);
  for (const name of ['filter', 'math', 'export']) {
    const button = element.locator(`[part=${name === 'filter' ? name : `${name}-button`}]`);
    if ((await button.count()) === 0) continue;
    // Some pages let nobody click.
    await button.evaluate((it: HTMLElement) => it.click());
    await expect(element.locator(`[part=${name === 'filter' ? 'panel' : name}]:popover-open`)).toHaveCount(1);
  }
  return element.evaluate(async (it: HTMLElement & { updateComplete?: Promise<unknown> }) => {
    await it.updateComplete;
    return [...it.shadowRoot!.querySelectorAll<HTMLElement | SVGElement>('.room, .room *')].map((box) => {
      const { width, height } = box.getBoundingClientRect();
      const styles = getComputedStyle(box);
      const size = { width: Math.round(width), height: Math.round(height) };
      return {
        box: `${box.localName}.${box.getAttribute('class')}`,
        ...Object.fromEntries([...styles].map((name) => [name, styles.getPropertyValue(name)])),
        ...size,
      };
    });
  });
}

type Picture = Awaited<ReturnType<typeof picture>>;

/** What differs, once: the names of styles. */
function differing(before: Picture, after: Picture): string[] {
  expect(after.map(({ box }) => box)).toEqual(before.map(({ box }) => box));
  const names = after.flatMap((styles, i) =>
    Object.entries(styles)
      .filter(([name, value]) => Reflect.get(before[i]!, name) !== value)
      .map(([name]) => name),
  );
  return [...new Set(names)].sort();
}

for (const tag of tags) {
  test.describe(`<${tag}>`, () => {
    // What a browser knows of the language, where a page takes even that away.
    const language = ['-webkit-locale'];

    test('hostile styles of the page change nothing but the size that everything goes by', async ({
      page,
    }) => {
      const kind = await picture(page, 'kind, of a reader who needs large text', tag);
      const after = await picture(page, 'hostile', tag);
      expect(differing(kind, after)).toEqual(language);
      expect(JSON.stringify(after)).not.toContain('cursive');
    });

    test('hostile styles that leave that size alone change nothing', async ({ page }) => {
      const kind = await picture(page, 'kind', tag);
      const after = await picture(page, 'hostile, but not to the size that all go by', tag);
      expect(differing(kind, after)).toEqual(language);
    });

    test('of what the page hands down, nothing changes how the picture looks', async ({ page }) => {
      const kind = await picture(page, 'kind', tag);
      expect(differing(kind, await picture(page, 'handed down', tag))).toEqual([]);
    });

    test('the page says whether it is seen, lit, printed and used', async ({ page }) => {
      const [room] = await picture(page, 'said', tag);
      expect(room).toMatchObject({
        'color-scheme': 'dark',
        visibility: 'hidden',
        cursor: 'wait',
        'pointer-events': 'none',
        'user-select': 'none',
        'print-color-adjust': 'exact',
        'text-size-adjust': '80%',
        'text-rendering': 'geometricprecision',
        '-webkit-font-smoothing': 'antialiased',
        direction: 'rtl',
        '-webkit-locale': '"en"',
      });
    });
  });
}
