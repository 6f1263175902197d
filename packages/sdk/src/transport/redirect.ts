import { placeOf, SourceError } from './source-error.ts';

const REDIRECTS = [301, 302, 303, 307, 308];
const HOPS = 5;

/**
 * Asks at one address after the other, as it is sent on. Once it has left its origin it is not at home any more,
 * and keeps its secrets to itself. Throws where a browser does not show where it goes.
 *
 * @param ask Asks with `redirect: 'manual'`.
 */
export async function followed(
  source: string,
  url: URL,
  isHome: boolean,
  hasBody: boolean,
  ask: (at: URL, isHome: boolean) => Promise<Response>,
): Promise<Response> {
  let at = url;
  for (let hop = 0; hop <= HOPS; hop++) {
    const response = await ask(at, isHome);
    if (response.type !== 'opaqueredirect' && !REDIRECTS.includes(response.status)) return response;
    response.body?.cancel().catch(() => {});
    const next = nextOf(response, at, hasBody);
    if (next === undefined) break;
    isHome &&= next.origin === at.origin;
    at = next;
  }
  throw new SourceError(
    'source_said_no',
    source,
    `is sent on from ${placeOf(at)} to another address, where its headers, token and question do not follow.`,
    'Give it the address that it is sent on to.',
  );
}

/** A question is not sent on where it would get lost, nor to another origin. */
function nextOf({ status, headers }: Response, from: URL, hasBody: boolean): URL | undefined {
  const location = headers.get('location');
  if (location === null || !URL.canParse(location, from.href)) return undefined;
  const to = new URL(location, from);
  return hasBody && (status < 307 || to.origin !== from.origin) ? undefined : to;
}
