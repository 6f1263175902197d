/**
 * Names by which columns are addressed: the header as it stands; `Clicks (2)` for the second of that name;
 * `column 7` for the seventh when its header is empty.
 */
export function nameHeaders(row: readonly string[]): string[] {
  const names = row.map((header, index) => header.trim() || `column ${index + 1}`);
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; seen.has(unique); n++) {
      const numbered = `${name} (${n})`;
      if (!taken.has(numbered)) unique = numbered;
    }
    seen.add(unique);
    taken.add(unique);
    return unique;
  });
}
