import { KpiError } from '@kpi-elements/core';

/**
 * Names and what each is in the data: an object; a list of names that are called the same there; or a text as in
 * HTML: `cost:spend revenue leads:rows(Churn=Yes)`, or JSON.
 */
export type NameList<Value = string> = string | readonly string[] | Readonly<Record<string, Value>>;

// A name, and behind a colon what it is: words, quoted parts and parentheses without a space between them.
const ENTRY = /([^\s:"(){}]+)(?::((?:"[^"]*"|\((?:"[^"]*"|[^)"])*\)|[^\s"(])+))?(?=\s|$)/y;

/**
 * A {@link NameList} as pairs. Throws `invalid_definition` for a text that is none.
 *
 * @param owner What it was given as, for messages: `measures`.
 */
export function parseNameList<Value>(
  list: NameList<Value>,
  owner: string,
): [name: string, value: string | Value][] {
  if (typeof list !== 'string') {
    return Array.isArray(list)
      ? list.map((name: string) => [name, name])
      : Object.entries(list as Record<string, Value>);
  }
  const text = list.trim();
  if (text.startsWith('{') || text.startsWith('['))
    return parseNameList<string>(parseJson(text, owner), owner);
  const pairs: [string, string][] = [];
  ENTRY.lastIndex = 0;
  while (ENTRY.lastIndex < text.length) {
    const at = ENTRY.lastIndex;
    const match = ENTRY.exec(text);
    if (match === null) throw notAList(owner, text, at);
    pairs.push([match[1]!, match[2] ?? match[1]!]);
    ENTRY.lastIndex += /^\s*/.exec(text.slice(ENTRY.lastIndex))![0].length;
  }
  return pairs;
}

function parseJson(text: string, owner: string): NameList {
  try {
    return JSON.parse(text) as NameList;
  } catch (cause) {
    throw new KpiError(
      'invalid_definition',
      `"${owner}" is not JSON: ${(cause as Error).message}.\nWrite it like {"cost":"Amount spent (USD)"}.`,
      { cause },
    );
  }
}

function notAList(owner: string, text: string, at: number): KpiError {
  return new KpiError(
    'invalid_definition',
    `"${owner}" cannot be read from "${text.slice(at, at + 30)}" on.\n` +
      'Write names separated by spaces, name:column where the column is called otherwise, or {"cost":"Amount spent (USD)"}.',
    { position: at },
  );
}
