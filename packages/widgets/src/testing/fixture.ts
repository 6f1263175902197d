import { render } from 'lit';
import type { TemplateResult } from 'lit';
import { afterEach } from 'vitest';
import { arrivals } from '../base/lazy.ts';

const boxes: HTMLElement[] = [];

afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

/** Draws a template on the page until the end of the test, and gives its first element when that has settled. */
export async function fixture<T extends HTMLElement>(template: TemplateResult): Promise<T> {
  const box = document.body.appendChild(document.createElement('div'));
  boxes.push(box);
  render(template, box);
  await settled();
  return box.firstElementChild as T;
}

/** Until updates that were set off by updates are done, and what they fetch is drawn. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve));
  const more = arrivals();
  if (!more) return;
  await more;
  await settled();
}
