/** An element with text or children. What comes from data is text and never markup. */
export function element(tag: string, ...children: readonly (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/** A table of texts; where nothing is in it, it says so. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  if (rows.length === 0) return element('p', 'None.');
  const head = headers.map((header) => {
    const cell = element('th', header);
    cell.setAttribute('scope', 'col');
    return cell;
  });
  const body = rows.map((row) => element('tr', ...row.map((text) => element('td', text))));
  const box = element(
    'div',
    element('table', element('thead', element('tr', ...head)), element('tbody', ...body)),
  );
  // A box that scrolls must be reachable by keyboard.
  box.tabIndex = 0;
  return box;
}
