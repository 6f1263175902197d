import { readFileSync } from 'node:fs';
import { createClient, type Client, type ClientOptions } from '../client.ts';
import { csvSource, type CsvSourceOptions } from '../sources/csv.ts';
import { sharedPath } from '../testing/shared-files.ts';

/** Whether a file of real data is not there, with a printed reason. */
export function isMissing(file: string): boolean {
  return sharedPath(`data/${file}`) === undefined;
}

/** A source of such a file, byte for byte as it is. */
export function realSource(file: string, options: CsvSourceOptions) {
  return csvSource({ name: file, file: new Blob([readFileSync(sharedPath(`data/${file}`)!)]), ...options });
}

/** A client of one such source. */
export function realClient(file: string, options: CsvSourceOptions, settings: ClientOptions = {}): Client {
  return createClient({
    sources: { real: realSource(file, options) },
    timeZone: 'UTC',
    now: () => new Date('2026-06-15T12:00:00Z'),
    ...settings,
  });
}
