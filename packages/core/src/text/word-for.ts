/**
 * What a language calls something, by its name in the data. What it has no word for, as what a newer server says, keeps
 * that name.
 *
 * @example
 * wordFor('no_data', english.words.absences); // 'no data'
 */
export function wordFor(name: string, words: Readonly<Record<string, string>>): string {
  return Object.hasOwn(words, name) ? words[name]! : name;
}
