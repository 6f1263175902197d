/** Puts what is in templates with `data-root` into shadow roots, outermost first. */
for (let template; (template = findTemplate(document));) {
  const host = template.parentElement;
  host.attachShadow({ mode: 'open' }).append(template.content);
  template.remove();
}

function findTemplate(root) {
  const found = root.querySelector('template[data-root]');
  if (found) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inner = shadowRoot && findTemplate(shadowRoot);
    if (inner) return inner;
  }
  return undefined;
}
