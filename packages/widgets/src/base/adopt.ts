import type { CSSResult, LitElement } from 'lit';

const adopted = /* @__PURE__ */ new WeakMap<ShadowRoot, Set<CSSResult>>();

/** Gives a root stylesheets that it does not have yet: those of parts that are fetched when they are needed. */
export function adopt(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const all = adopted.get(root) ?? new Set();
  adopted.set(root, all);
  for (const style of styles) {
    all.add(style);
    const sheet = sheetFor(style, root.ownerDocument);
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }
}

/** Gives a root all its stylesheets in the document where it is now. */
export function dress(root: ShadowRoot, { elementStyles }: typeof LitElement): void {
  adopt(root, [...(elementStyles as readonly CSSResult[]), ...(adopted.get(root) ?? [])]);
}

const copies = /* @__PURE__ */ new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** A stylesheet is only taken by the document that it was made in. Where there is no window, nothing is seen. */
function sheetFor(style: CSSResult, owner: Document): CSSStyleSheet | undefined {
  const { defaultView } = owner;
  if (owner === document) return style.styleSheet;
  if (!defaultView) return undefined;
  const sheets = copies.get(owner) ?? new Map<CSSResult, CSSStyleSheet>();
  copies.set(owner, sheets);
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new defaultView.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}
