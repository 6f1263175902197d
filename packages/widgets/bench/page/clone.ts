/** Makes copies of an HTML text that is parsed once. */
export function cloner(html: string): () => HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html.replaceAll(/>\s+</g, '><').trim();
  return () => template.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

/** The text node of the element at a selector. */
export function textAt(root: ParentNode, selector: string): Text {
  const element = root.querySelector(selector)!;
  return element.appendChild(document.createTextNode(''));
}
