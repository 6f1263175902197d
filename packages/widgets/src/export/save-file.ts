/** How long a browser may take to begin a download. */
const PATIENCE = 60_000;

/** Has the browser save a file. */
export function saveFile(content: Blob | string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}

/** A name that every file system takes: words of a title, joined by hyphens. */
export function fileName(words: readonly string[], ending: string): string {
  const name = words
    .join('-')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return `${name || 'kpi'}.${ending}`;
}
