import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClient, type Client, type ClientOptions } from '../client.ts';
import { csvSource, type CsvSourceOptions } from '../sources/csv.ts';
import { sharedPath } from './shared-files.ts';

/** Tests of a file that is kept beside the repository. Without it they are skipped, with a printed reason. */
export function describeFile(file: string, tests: () => void): void {
  const suite = sharedPath(`data/${file}`) === undefined ? skip : describe;
  suite(file, tests);
}

function skip(file: string): void {
  test.skipIf(true)(`${file} is there`, () => expect(sharedPath(`data/${file}`)).toBeDefined());
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
