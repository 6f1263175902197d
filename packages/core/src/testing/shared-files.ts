import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(import.meta.dirname, '../../../../../shared');

/** The text of a file that lies beside the repository; prints why it is skipped where it does not. */
export function sharedFile(path: string): string | undefined {
  const file = join(SHARED, path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.warn(`Skipped: ../shared/${path} is not beside the repository.`);
  return undefined;
}

/** The cells of a CSV file without line breaks in its cells. */
export function csvRows(text: string): string[][] {
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) =>
      Array.from(
        line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g),
        ([, quoted, plain]) => quoted ?? plain ?? '',
      ),
    );
}
