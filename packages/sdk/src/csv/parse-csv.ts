import { KpiError } from '@kpi-elements/core';
import { dsvFormat } from 'd3-dsv';
import { ColumnBuilder } from '../table/column-builder.ts';
import { type RawTable, requireHeader } from '../table/raw-table.ts';
import { sniffDelimiter } from './delimiter.ts';
import { nameHeaders } from './headers.ts';
import { findOpenQuote } from './open-quote.ts';

/** How a delimited text is written. What is left out is recognised. */
export interface CsvFormat {
  /** The sign between cells. */
  readonly delimiter?: string;
  /** Lines before the header: titles that some exports begin with. @default 0 */
  readonly skipLines?: number;
  /** The header of a column whose empty cells leave their row out. */
  readonly skipWithout?: string;
}

/** The first line of a file that tells spreadsheets its delimiter. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/;

/**
 * Reads delimited text (RFC 4180) into columns. Only the columns that `choose` names are kept.
 * Blank lines are passed over; a row of another width than the header is refused with its line.
 */
export function parseCsv(
  text: string,
  name: string,
  choose: (headers: readonly string[]) => Iterable<string>,
  format: CsvFormat = {},
): RawTable {
  const hint = SEPARATOR_LINE.exec(text);
  const skipped = (format.skipLines ?? 0) + (hint === null ? 0 : 1);
  const body = text.slice(startOfLine(text, skipped));
  refuseHtml(body, name);
  const delimiter = format.delimiter ?? hint?.[1] ?? sniffDelimiter(body);
  const before = text.length - body.length;
  const open = findOpenQuote(body, delimiter);
  if (open !== undefined) throw openQuote(name, 1 + countBreaks(text.slice(0, before + open)));
  const { parseRows } = dsvFormat(delimiter);

  let headers: readonly string[] = [];
  let wanted: [number, ColumnBuilder][] = [];
  let required = -1;
  let length = 0;

  /** Rows are walked again, since blank lines, left-out rows and quoted line breaks make row and line differ. */
  function lineOf(nth: number, counts: (row: readonly string[]) => boolean): number {
    let line = 1 + countBreaks(text.slice(0, before));
    let found = line;
    let n = 0;
    parseRows(body, (row) => {
      if (counts(row) && n++ === nth) found = line;
      line += row.reduce((breaks, cell) => breaks + countBreaks(cell), 1);
      return null;
    });
    return found;
  }
  const isLeftOut = (row: readonly string[]) => required >= 0 && row[required]!.trim() === '';

  parseRows(body, (row, index) => {
    if (isBlank(row)) return null;
    if (headers.length === 0) {
      headers = nameHeaders(row);
      const chosen = new Set([...choose(headers)].map((header) => requireHeader(header, headers, name)));
      wanted = [...chosen].map((header) => [headers.indexOf(header), new ColumnBuilder(header)]);
      if (format.skipWithout !== undefined) required = headers.indexOf(format.skipWithout);
      return null;
    }
    if (row.length !== headers.length) {
      throw raggedRow(
        name,
        lineOf(index, () => true),
        headers.length,
        row.length,
      );
    }
    if (isLeftOut(row)) return null;
    for (const [place, builder] of wanted) builder.add(row[place]);
    length++;
    return null;
  });

  if (headers.length === 0) {
    throw new KpiError(
      'unreadable_data',
      `"${name}" is empty.\nA file begins with a line of column headers.`,
    );
  }
  const columns = new Map(
    wanted.map(([, builder]) => builder.build()).map((column) => [column.header, column]),
  );
  return {
    name,
    headers,
    length,
    // A file that separates cells by commas was not written by a program whose decimal sign is one.
    ...(delimiter === ',' && { decimal: '.' as const }),
    column: (header) => columns.get(requireHeader(header, headers, name))!,
    place: (index) => `line ${lineOf(index + 1, (row) => !isBlank(row) && !isLeftOut(row))}`,
  };
}

function isBlank(row: readonly string[]): boolean {
  return row.length <= 1 && !row[0]?.trim();
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let n = 0; n < line; n++) start = text.indexOf('\n', start) + 1 || text.length;
  return start;
}

function raggedRow(name: string, line: number, expected: number, found: number): KpiError {
  return new KpiError(
    'unreadable_data',
    `"${name}", line ${line} has ${found} cells, its header has ${expected}.\n` +
      'Quote cells that contain the delimiter or a quote, or set the delimiter, or skipLines (skip-lines) if titles come first.',
  );
}

function openQuote(name: string, line: number): KpiError {
  return new KpiError(
    'unreadable_data',
    `"${name}", line ${line} opens a quote that is never closed.\nClose it, or double a quote that belongs to the text.`,
  );
}

/** A private sheet or an expired link answers with a page to log in. */
function refuseHtml(body: string, name: string): void {
  if (!/^\s*<(!doctype|html)/i.test(body)) return;
  throw new KpiError(
    'unreadable_data',
    `"${name}" is a web page, not a table.\nSee whether its address asks for a login, or use the address of the file itself.`,
  );
}
