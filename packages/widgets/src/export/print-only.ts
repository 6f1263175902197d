import { boxOf } from '../base/box-of.ts';

const OUTSIDE = 'data-kpi-print-path';
const PRINTED = 'data-kpi-print';

let clear: (() => void) | undefined;

/** Prints one element: what stands beside it, and beside what it is in, is left out on paper. */
export function printOnly(element: HTMLElement): void {
  clear?.();
  const page = element.ownerDocument.defaultView ?? window;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(`@media print {
    [${OUTSIDE}] > :not([${OUTSIDE}], [${PRINTED}]),
    :host([${OUTSIDE}]) > :not([${OUTSIDE}], [${PRINTED}]) { display: none !important; }
  }`);
  const path: Element[] = [];
  for (let box = boxOf(element); box && box !== element.ownerDocument.documentElement; box = boxOf(box))
    path.push(box);
  const roots = new Set([element, ...path].map((one) => one.getRootNode() as Document | ShadowRoot));
  element.setAttribute(PRINTED, '');
  for (const box of path) box.setAttribute(OUTSIDE, '');
  for (const root of roots) root.adoptedStyleSheets.push(sheet);
  clear = () => {
    clear = undefined;
    element.removeAttribute(PRINTED);
    for (const box of path) box.removeAttribute(OUTSIDE);
    for (const root of roots) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  };
  page.addEventListener('afterprint', clear, { once: true });
  page.print();
}
