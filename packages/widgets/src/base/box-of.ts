import { isServer } from 'lit';

/** What an element is drawn in: the slot that it is in, else its parent, else the host of its shadow root. */
export function boxOf(element: Element): Element | undefined {
  if (isServer) return undefined;
  const box = element.assignedSlot ?? element.parentNode;
  if (box instanceof ShadowRoot) return box.host;
  return box instanceof Element ? box : undefined;
}
