import type { Cell } from '@kpi-elements/core';

/** A table of cells, with a head. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | Cell)[])[];
}

/**
 * Where a spreadsheet takes a text for a formula: at its beginning, and behind what parts the cells of another one's CSV,
 * a semicolon in Germany. Signs of double width count in East Asia; blanks and what cannot be seen may come before.
 */
const FORMULA = /^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=[\s\p{C}]*[=+\-@＝＋－＠])/gu;
/** As many digits as every number has: 4.21 − 3.9 is 0.31. */
const DIGITS = 15;
/** Without it a spreadsheet does not read other letters than English ones. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as CSV by RFC 4180, with a byte order mark. Numbers are written with a point and up to 15 digits. What a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvText({ columns, rows }: Sheet): string {
  return BYTE_ORDER_MARK + [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(Number(cell.toPrecision(DIGITS)));
  const text = isNumber(cell) ? cell : cell.replace(FORMULA, "'");
  return /[",\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}
