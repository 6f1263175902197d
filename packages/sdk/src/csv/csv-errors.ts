import { KpiError } from '@kpi-elements/core';

export function emptyFile(name: string): KpiError {
  return unreadable(`"${name}" is empty.\nA file begins with a line of column headers.`);
}

export function raggedRow(name: string, line: number, expected: number, found: number): KpiError {
  return unreadable(
    `"${name}", line ${line} has ${found} cells, its header has ${expected}.\n` +
      'Quote cells that contain the delimiter or a quote, or set the delimiter, or skipLines (skip-lines) if titles come first.',
  );
}

export function unclosedQuote(name: string, line: number): KpiError {
  return unreadable(
    `"${name}", line ${line} opens a quote that is never closed.\nClose it, or double a quote that belongs to the text.`,
  );
}

export function longRow(name: string, line: number): KpiError {
  return unreadable(
    `"${name}", line ${line} begins a row that does not end within 16 MiB.\nClose the quote that it may open, or see whether the file is a table.`,
  );
}

/** A private sheet or an expired link answers with a page to log in. */
export function refuseHtml(start: string, name: string): void {
  if (!/^\s*<(!doctype|html)/i.test(start)) return;
  throw unreadable(
    `"${name}" is a web page, not a table.\nSee whether its address asks for a login, or use the address of the file itself.`,
  );
}

function unreadable(message: string): KpiError {
  return new KpiError('unreadable_data', message);
}
