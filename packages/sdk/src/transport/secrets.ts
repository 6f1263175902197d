const SECRET_NAME = /key|token|secret|sig|auth|pass/i;
// Shorter ones would blot out words that are none.
const SHORTEST = 8;

/** A text of a server with what it must not repeat left out. */
export type Hide = (text: string) => string;

/** Hides the values of headers, word by word, and those of an address that are secret by their name. */
export function hiderOf(headers: Iterable<string>, url: URL): Hide {
  const named = [...url.searchParams].flatMap(([name, value]) => (SECRET_NAME.test(name) ? [value] : []));
  const secrets = [...headers].flatMap((value) => value.split(/\s+/)).concat(named);
  const hidden = secrets.filter(({ length }) => length >= SHORTEST);
  return (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

/** What `fetch` says of a failure, by its words alone: its errors may carry what was sent and received. */
export function wordsOf(error: unknown, hide: Hide): Error {
  const words: string[] = [];
  for (let at = error; at instanceof Error && words.length < 5; at = at.cause) {
    words.push(at.message || (at as { readonly code?: string }).code || at.name);
  }
  return new Error(hide(words.join(': ')));
}
