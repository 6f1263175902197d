import type { CSSResult } from 'lit';

/** Gives a root stylesheets that it does not have yet: those of parts that are fetched when they are needed. */
export function adopt(root: ShadowRoot, styles: readonly CSSResult[]): void {
  for (const { styleSheet } of styles) {
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  }
}
