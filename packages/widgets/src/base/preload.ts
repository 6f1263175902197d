import type { CSSResultOrNative } from 'lit';
import type { Lazy } from './lazy.ts';

/** Fetches the code that draws an element, and parses its stylesheets, so that its first picture takes neither. */
export function preload(
  { elementStyles }: { readonly elementStyles: readonly CSSResultOrNative[] },
  pictures: Lazy<unknown>,
): Promise<void> {
  // A stylesheet of Lit's is parsed when it is first asked for.
  for (const style of elementStyles) Reflect.get(style, 'styleSheet');
  return pictures.preload();
}
