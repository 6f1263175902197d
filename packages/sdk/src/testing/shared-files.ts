import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(import.meta.dirname, '../../../../../shared');

/** The path of a file that is kept beside the repository; `undefined`, with a printed reason, when it is not there. */
export function sharedPath(path: string): string | undefined {
  const file = join(SHARED, path);
  if (existsSync(file)) return file;
  console.warn(`Skipped: ../shared/${path} is not beside the repository.`);
  return undefined;
}

/** The text of such a file. */
export function sharedText(path: string): string {
  return readFileSync(join(SHARED, path), 'utf8');
}
