/** What an element shows, to be compared: without the marks that Lit leaves, whatever came first of two attributes. */
export function drawn({ shadowRoot }: Element): string {
  const base = shadowRoot?.querySelector('.room')?.firstElementChild;
  if (!base) return '';
  const fields = [...base.querySelectorAll<HTMLInputElement>('select, input')];
  const copy = base.cloneNode(true) as Element;
  for (const element of [copy, ...copy.querySelectorAll('*')]) sortAttributes(element);
  return [
    copy.outerHTML.replaceAll(/<!--.*?-->|\s+/g, ' '),
    // What a field says is not written down in its attributes.
    ...fields.map(({ value, checked }) => `${value} ${checked}`),
  ].join('\n');
}

function sortAttributes(element: Element): void {
  const all = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const attribute of all) element.removeAttributeNode(attribute);
  for (const attribute of all) element.setAttributeNode(attribute);
}
