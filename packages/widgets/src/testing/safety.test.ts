import { html, render } from 'lit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fixture, settled } from './fixture.ts';
import { hostileBoard } from './hostile-board.ts';
import { hostileTexts } from './hostile-texts.ts';

const pwned = vi.fn<() => void>();

beforeAll(() => Object.assign(globalThis, { pwned }));
afterAll(() => Reflect.deleteProperty(globalThis, 'pwned'));

const dangerous =
  'script, img, iframe, object, embed, link, meta, base, style, form, video, [srcdoc], [formaction]';
/** What leads somewhere. No element links to anything: where a source or a benchmark is from is said in words. */
const links = 'a, area, [href], [*|href], [src], [srcset], [action], [ping], [poster], [data], [background]';

/** What in a tree could run or lead somewhere else. */
function findings(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const names = element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style');
    const inner = element.shadowRoot ? findings(element.shadowRoot) : [];
    return [...(element.matches(`${dangerous}, ${links}`) ? [element.outerHTML] : []), ...names, ...inner];
  });
}

test.each([
  '<a href="https://x.example">x</a>',
  '<svg><a xlink:href="javascript:pwned()"></a></svg>',
  '<svg><use href="#x"></use></svg>',
  '<p onclick="pwned()"></p>',
  '<p style="color:red"></p>',
  '<template shadowrootmode="open"><script></script></template>',
])('what could run or lead somewhere is found, also in shadow roots: %s', async (markup) => {
  const box = await fixture(html`<div></div>`);
  box.setHTMLUnsafe(`<div>${markup}</div>`);
  expect(findings(box)).not.toEqual([]);
});

test('texts of data, attributes and errors are text, never markup: nothing of the OWASP corpus runs, and no element draws a link', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const box = await fixture(html`<div></div>`);
  for (const text of hostileTexts) {
    render(hostileBoard(text), box);
    await settled();
    for (const element of box.querySelectorAll<HTMLElement>('kpi-card, kpi-gauge')) {
      element.shadowRoot!.querySelector<HTMLElement>("[part='math-button']:not([disabled])")?.click();
      element.shadowRoot!.querySelector<HTMLElement>("[part='export-button']:not([disabled])")?.click();
    }
    for (const controls of box.querySelectorAll('kpi-controls')) {
      controls.shadowRoot!.querySelectorAll<HTMLElement>('.filter').forEach((button) => button.click());
    }
    await settled();
    expect.soft(findings(box), text).toEqual([]);
    for (const element of box.querySelectorAll('[label]')) {
      expect.soft(element.shadowRoot!.querySelector("[part='label']")!.textContent, text).toContain(text);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(pwned).not.toHaveBeenCalled();
  vi.restoreAllMocks();
}, 120_000);
