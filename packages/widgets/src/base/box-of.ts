import { isServer } from 'lit';

/** What an element is drawn in: the slot that it is in, else its parent, else the host of its shadow root. */
export function boxOf(element: Element): Element | undefined {
  if (isServer) return undefined;
  const box = element.assignedSlot ?? element.parentNode;
  // In a document of another window, they are of other classes.
  if (box?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (box as ShadowRoot).host;
  return box?.nodeType === Node.ELEMENT_NODE ? (box as Element) : undefined;
}
