import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { digestForTemplateResult } from '@lit-labs/ssr-client';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { expect, test } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { Announcer } from './announcer.ts';
import { DrawableElement } from './drawable-element.ts';
import { lazy } from './lazy.ts';

const picture = (value: string) => html`<div class="room"><p>${value}</p></div>`;

/** Draws a value, says a sentence, and needs code that is on its way. */
class Served extends DrawableElement {
  value = 'drawn';
  sentence = 'what a server says';
  /** Has its code come; there is none before the element is drawn here for the first time. */
  arrive: (() => void) | undefined;
  readonly #announcer = new Announcer(this);
  readonly #code = lazy(() => new Promise<true>((resolve) => (this.arrive = () => resolve(true))));

  protected override render(): TemplateResult {
    this.#code(this);
    this.#announcer.tell(this.sentence);
    return picture(this.value);
  }
}
customElements.define('served-element', Served);

/** An element as a server has drawn it, with the marks of templates. Its code has only begun to come. */
async function served(): Promise<{ element: Served; drawn: Element }> {
  const box = await fixture(html`<div></div>`);
  const marks = [`lit-part ${digestForTemplateResult(picture('drawn'))}`, '/lit-part'];
  box.setHTMLUnsafe(`<served-element><template shadowrootmode="open"><!--${marks[0]}--><div class="room"><p
    ><!--lit-part-->drawn<!--/lit-part--></p></div><!--${marks[1]}--></template></served-element>`);
  const element = box.firstElementChild as Served;
  await expect.poll(() => element.arrive).toBeDefined();
  return { element, drawn: element.shadowRoot!.querySelector('p')! };
}

const region = ({ shadowRoot }: Element) => shadowRoot!.querySelector('[role=status]');

test('news that come while an element is taken over are said, and what a server has drawn stays', async () => {
  const { element, drawn } = await served();
  element.sentence = 'what a client says';
  element.arrive!();
  while (!(await element.updateComplete));
  expect(element.shadowRoot!.querySelector('p')).toBe(drawn);
  // Screen readers have to know the region before something is said in it.
  expect(region(element)!.textContent).toBe('');
  await expect.poll(() => region(element)!.textContent).toBe('what a client says');
});

test('news that change what is drawn are drawn anew, once, and said', async () => {
  const { element } = await served();
  Object.assign(element, { value: 'new', sentence: 'what is new' });
  element.arrive!();
  while (!(await element.updateComplete));
  expect([...element.shadowRoot!.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['new']);
  await expect.poll(() => region(element)?.textContent).toBe('what is new');
});
