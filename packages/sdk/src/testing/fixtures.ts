import { describe, expect, test } from 'vitest';
import { sharedPath, sharedText } from './shared-files.ts';

/** Tests of answers that are kept beside the repository. Without them they are skipped, with a printed reason. */
export function describeFixtures(system: string, tests: () => void): void {
  const suite = sharedPath(`fixtures/${system}`) === undefined ? skip : describe;
  suite(`fixtures of ${system}`, tests);
}

function skip(name: string): void {
  test.skipIf(true)(`${name} are there`, () => expect(name).toBe(''));
}

/** The text of such an answer: `cube/load.json`. */
export function fixture(path: string): string {
  return sharedText(`fixtures/${path}`);
}
