/** What a node is drawn in: the slot that it is in, else its parent, else the host of its shadow root. */
export function boxOf(node: Element): Element | undefined {
  const box = node.assignedSlot ?? node.parentNode;
  if (box instanceof ShadowRoot) return box.host;
  return box instanceof Element ? box : undefined;
}
