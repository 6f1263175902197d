import { type GenericSchema, getDotPath, safeParse } from 'valibot';
import { badResponse } from '../transport/source-error.ts';

/** An answer with the shape it must have: unknown fields are ignored. Throws `bad_response` that names the first wrong one. */
export function checkBody<Body>(schema: GenericSchema<unknown, Body>, body: unknown, source: string): Body {
  const { success, output, issues } = safeParse(schema, body, { abortEarly: true });
  if (success) return output;
  const [issue] = issues;
  const path = getDotPath(issue);
  // Of a field that is missing, valibot expects its name, which stands in the path as well.
  const expected = issue.expected === null || issue.expected.startsWith('"') ? 'something' : issue.expected;
  const place = path === null ? '' : ` at "${path}"`;
  const found =
    issue.received === 'undefined' ? 'nothing is there' : `${issue.received.slice(0, 80)} is there`;
  throw badResponse(source, `${expected}${place}`, found);
}
