/** The last part of the path of an address: `ads.csv`. */
export function nameOfUrl(url: string | URL | undefined): string | undefined {
  const path = String(url ?? '').replace(/[?#].*$/, '');
  return path.split('/').at(-1) || undefined;
}
