import { datasetOf, numberHeaders, type UnzonedDataset } from '../mapping/build-dataset.ts';
import { type DatasetMapping, resolveMapping, type ResolvedMapping } from '../mapping/dataset-mapping.ts';
import type { Steps } from '../table/steps.ts';
import { type CsvFormat, CsvReader } from './csv-reader.ts';

/** All that has to be known to read a delimited text, but for the text. Plain data unless a measure is a function. */
export interface CsvPlan {
  /** Of the file, for messages. */
  readonly name: string;
  readonly format: CsvFormat;
  readonly encoding?: string | undefined;
  readonly mapping: DatasetMapping;
}

/**
 * Reads a delimited text into a dataset while it comes.
 *
 * @param run Does the steps, at once or in turns with others.
 */
export async function readCsv(
  parts: AsyncIterable<Uint8Array>,
  { name, format, encoding, mapping }: CsvPlan,
  run: <Result>(steps: Steps<Result>) => Result | Promise<Result>,
): Promise<UnzonedDataset> {
  let resolved: ResolvedMapping | undefined;
  let numbers: ReadonlySet<string> = new Set();
  const choose = (headers: readonly string[]) => {
    resolved = resolveMapping(mapping, headers, name);
    numbers = numberHeaders(resolved);
    return resolved.headers;
  };
  const isNumber = (header: string) => numbers.has(header);
  const reader = new CsvReader(name, choose, format, { encoding, isNumber });
  for await (const part of parts) await run(reader.push(part));
  const table = await run(reader.end());
  return run(datasetOf(table, resolved!));
}
