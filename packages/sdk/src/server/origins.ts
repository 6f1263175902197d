/** Pages of these origins may ask from a browser: `['https://portal.example.com']`, or `'*'` for every page. */
export type Origins = readonly string[] | '*';

/** What lets a browser hand an answer to the page that asked; nothing for pages of other origins. */
export function originHeaders(
  origins: Origins,
  headers: { get(name: string): string | null },
): Record<string, string> {
  const origin = headers.get('origin');
  if (origin === null || (origins !== '*' && !origins.includes(origin))) return {};
  return { 'access-control-allow-origin': origins === '*' ? '*' : origin };
}

/** What a browser wants to know before it asks. */
export function preflightHeaders(headers: { get(name: string): string | null }): Record<string, string> {
  return {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': headers.get('access-control-request-headers') ?? 'content-type',
    'access-control-max-age': '86400',
  };
}
