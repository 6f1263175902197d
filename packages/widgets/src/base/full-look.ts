/** Of a text that is longer than this, narrow elements show the compact one; a number must not break. */
const LONG = 13;

/** The class of a full text, with the compact one right behind it for little room; empty where both are the same. */
export function fullLook(full: string, compact: string, long = LONG): string {
  if (full === compact) return '';
  return full.length > long ? 'full long' : 'full';
}
