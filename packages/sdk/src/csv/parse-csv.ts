import type { RawTable } from '../table/raw-table.ts';
import { atOnce } from '../table/steps.ts';
import { type ChooseHeaders, type CsvFormat, CsvReader } from './csv-reader.ts';

export type { CsvFormat };

/** Reads delimited text (RFC 4180) into columns. Only the columns that `choose` names are kept. */
export function parseCsv(
  text: string,
  name: string,
  choose: ChooseHeaders,
  format: CsvFormat = {},
): RawTable {
  const reader = new CsvReader(name, choose, format);
  atOnce(reader.push(new TextEncoder().encode(text)));
  return atOnce(reader.end());
}
