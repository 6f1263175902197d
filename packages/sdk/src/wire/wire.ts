import { KpiError, parseFrame, type Frame, type Query, type SourceFacts } from '@kpi-elements/core';
import * as v from 'valibot';

/*
 * What a KPI server and its clients say to each other, over one address:
 * GET …                 → the facts of the source
 * GET …?query=<Query>   → a frame, that browsers and proxies may keep and ask for again by its ETag
 * POST … <Query>        → the same, for queries that an address does not hold
 * anything else         → { "error": { "code", "message" } }
 */

/** The parameter of an address that holds a query. */
export const QUERY = 'query';

/** Up to here a query travels in the address: every server and proxy takes 4,096 characters. */
const MAX_ADDRESS = 4_000;

const Names = /* @__PURE__ */ v.array(/* @__PURE__ */ v.string());

const Facts = /* @__PURE__ */ v.object({
  name: /* @__PURE__ */ v.string(),
  dimensions: Names,
  measures: Names,
  timeless: /* @__PURE__ */ v.boolean(),
  completeUntil: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.string()),
  settlesAfter: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
});

const Failure = /* @__PURE__ */ v.object({
  error: /* @__PURE__ */ v.object({
    code: /* @__PURE__ */ v.string(),
    message: /* @__PURE__ */ v.string(),
  }),
});

/** What went wrong, as it is sent. */
export type WireFailure = v.InferOutput<typeof Failure>['error'];

/** The address of a query, or nothing where it is too long for one. */
export function queryAddress(url: URL, query: Query): URL | undefined {
  const address = new URL(url);
  address.searchParams.set(QUERY, JSON.stringify(query));
  return address.href.length <= MAX_ADDRESS ? address : undefined;
}

/** Throws `bad_response`, naming the place. */
export function parseFacts(json: unknown): SourceFacts {
  const { output, issues, success } = v.safeParse(Facts, json);
  if (!success) throw notTheWire(`${v.getDotPath(issues[0]) ?? 'facts'}: ${issues[0].message}`);
  const { completeUntil, settlesAfter, ...facts } = output;
  return {
    ...facts,
    ...(completeUntil !== undefined && { completeUntil }),
    ...(settlesAfter !== undefined && { settlesAfter }),
  };
}

/** A frame that answers a query: one table a slice. Throws `bad_response` or `invalid_frame`. */
export function parseAnswer(json: unknown, { slices }: Query): Frame {
  const frame = parseFrame(json);
  if (frame.tables.length !== slices.length) {
    throw notTheWire(`tables: ${frame.tables.length} for ${slices.length} slices`);
  }
  return frame;
}

/** What a server says of a failure; nothing where it is not one of ours that speaks. */
export function parseFailure(text: string): WireFailure | undefined {
  try {
    const { output, success } = v.safeParse(Failure, JSON.parse(text));
    return success ? output.error : undefined;
  } catch {
    return undefined;
  }
}

function notTheWire(problem: string): KpiError {
  return new KpiError('bad_response', `The answer is not that of a KPI server: ${problem}.`);
}
