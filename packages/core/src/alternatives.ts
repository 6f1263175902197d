/** `"higher", "lower" or "range"`: what a message offers. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** The same of words in quotes. */
export function quotedAlternatives(words: readonly string[]): string {
  return alternatives(words.map((word) => `"${word}"`));
}
