import type { Columns } from './table.ts';

/** Writes columns as a CSV file. Empty cells stay empty. Texts must have no commas, quotes and line breaks in them. */
export function writeCsv({ length, keys, measures }: Columns, headers: readonly string[]): string {
  const columns = headers.map((header) => {
    const texts = keys[header];
    if (texts) return (row: number) => texts[row] ?? '';
    const numbers = measures[header];
    if (!numbers) throw new Error(`There is no column "${header}" to write.`);
    return (row: number) => (Number.isNaN(numbers[row]) ? '' : String(numbers[row]));
  });
  const lines = Array.from({ length }, (_, row) => columns.map((cell) => cell(row)).join(','));
  return `${headers.join(',')}\n${lines.join('\n')}\n`;
}
