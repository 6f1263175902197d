/** A record a row, by header. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads a CSV with quoted fields and no line breaks in them. Written apart from the library that is tested with it. */
export function parseCsv(text: string): readonly CsvRow[] {
  const [headers = [], ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cellsOf);
  return lines.map((cells) => {
    const row: Record<string, string> = {};
    // Of two columns with the same header, the first counts.
    for (const [index, header] of headers.entries()) row[header] ??= cells[index] ?? '';
    return row;
  });
}

function cellsOf(line: string): readonly string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
