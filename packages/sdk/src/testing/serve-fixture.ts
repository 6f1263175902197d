import { fixture } from './fixtures.ts';
import { serve, type TestServer } from './http-server.ts';

/** Serves an answer of a real system at any address: `ga4/run_report_events.json`. */
export async function serveFixture(
  path: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const body = fixture(path);
  return serve((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  });
}
