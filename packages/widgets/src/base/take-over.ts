import { render } from 'lit';
import type { LitElement } from 'lit';
import { dress } from './adopt.ts';
import { drawComplete } from './draw-complete.ts';

/**
 * Makes what a server has drawn an element's own. It keeps every node where the element would draw the same; where not,
 * as in another language or time zone, and where Lit was loaded without support for it, the element draws anew.
 */
export async function takeOver(
  element: LitElement,
  draw: () => unknown,
  update: () => void | Promise<unknown>,
): Promise<void> {
  const { renderRoot, renderOptions } = element;
  await drawComplete(draw);
  const own = document.createDocumentFragment();
  render(draw(), own, { host: element });
  // Lit draws in front of what it finds, unless it can take that over.
  if (renderOptions.renderBefore) clear(element);
  // It refuses what another template has drawn.
  else if (!contentOf(renderRoot).isEqualNode(contentOf(own)))
    renderRoot.replaceChildren(new Comment('lit-part'));
  // A policy may have blocked the styles of the server.
  else if (![...renderRoot.querySelectorAll('style')].some(({ sheet }) => sheet)) restyle(element);
  try {
    await update();
  } catch {
    // Refused, perhaps because data have come meanwhile.
    clear(element);
    element.requestUpdate();
  }
}

/** Elements and texts, without the marks of templates and without styles. */
function contentOf(root: Node): DocumentFragment {
  const content = document.createDocumentFragment();
  for (const node of root.childNodes) {
    if (!(node instanceof HTMLStyleElement)) content.append(node.cloneNode(true));
  }
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_COMMENT);
  const marks: Node[] = [];
  while (walker.nextNode()) marks.push(walker.currentNode);
  for (const mark of marks) (mark as Comment).remove();
  content.normalize();
  return content;
}

function clear(element: LitElement): void {
  element.renderRoot.replaceChildren();
  element.renderOptions.renderBefore = null;
  restyle(element);
}

function restyle({ renderRoot, constructor }: LitElement): void {
  dress(renderRoot as ShadowRoot, constructor as typeof LitElement);
}
