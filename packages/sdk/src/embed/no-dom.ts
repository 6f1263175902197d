// What is touched when elements and Lit are imported. Where there is no DOM, stand-ins that are good for nothing else;
// in `dist/kpi-elements.js` the build puts these in the place of the globals.

const Nothing: unknown = function () {};

/** The base of elements. */
export const HTMLElement = globalThis.HTMLElement ?? (Nothing as typeof globalThis.HTMLElement);

/** @public */
export const CSSStyleSheet = globalThis.CSSStyleSheet ?? (Nothing as typeof globalThis.CSSStyleSheet);

/** @public */
export const document = globalThis.document ?? ({ createTreeWalker: () => null } as unknown as Document);
