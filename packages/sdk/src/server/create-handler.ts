import { KpiError, type SourceFacts } from '@kpi-elements/core';
import { QUERY } from '../wire/wire.ts';
import type { Authorize, Grant } from './access.ts';
import { type Answer, keep, type KeptAnswer, refuse, send } from './answer.ts';
import { AnswerCache } from './answer-cache.ts';
import { answerQuery } from './answer-query.ts';
import { type Asked, askedOf } from './asked.ts';
import { checkModel } from './check-model.ts';
import { checkQuery } from './check-query.ts';
import type { CheckedModel } from './checked-model.ts';
import type { Engine } from './engine.ts';
import { type Failure, failureOf } from './failure.ts';
import { grantOf } from './grant.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Model } from './model.ts';
import { originHeaders, type Origins, preflightHeaders } from './origins.ts';

/** What a server answers about, from where, to whom. */
export interface HandlerOptions {
  readonly model: Model;
  readonly engine: Engine;
  /** Who may see what. Needed, unless everything is public. */
  readonly authorize?: Authorize;
  /** Everybody may see everything. @default false */
  readonly public?: boolean;
  readonly limits?: Partial<Limits>;
  /** Pages of other origins that may ask. @default none */
  readonly origins?: Origins;
  /** Told of what goes wrong within: what the asker is not. @default console.error */
  readonly log?: (error: unknown) => void;
}

/** Answers HTTP requests with frames. */
export interface Handler {
  (request: Request): Promise<Response>;
  /** The same without the objects of the web platform, which cost more than a kept answer. */
  answer(asked: Asked): Promise<Answer>;
  /** What is served. Rejects where the model does not fit the data; requests are refused then. */
  readonly ready: Promise<SourceFacts>;
}

/**
 * Makes a server of a model and an engine: `(request) => Promise<Response>`, for every runtime that knows these.
 * Nothing but queries of the model is answered; of each, whoever asks sees what `authorize` says.
 * Throws `invalid_definition` where neither `authorize` nor `public` is given.
 *
 * @example
 * const handler = createHandler({
 *   model: { facts: { ads: { table: 'ads', time: 'day', measures: 'cost clicks', dimensions: ['channel'], tenant: 'account' } } },
 *   engine: duckdbEngine({ files: { ads: 'ads.csv' } }),
 *   authorize: async ({ headers }) => ({ tenant: await accountOf(headers.get('authorization')) }),
 * });
 * await handler.ready;
 * createServer(nodeListener(handler)).listen(8080);
 */
export function createHandler(options: HandlerOptions): Handler {
  const { authorize, engine, origins = [], log = console.error } = options;
  if (!authorize && options.public !== true) {
    throw new KpiError(
      'invalid_definition',
      'The handler does not know who may see what.\nGive it authorize, or say that everything is public: true.',
    );
  }
  const limits = { ...defaultLimits, ...options.limits };
  const cache = new AnswerCache(limits.cacheBytes);
  const model = checkModel(options.model, engine);
  const ready = model.then(({ described }) => described);
  ready.catch(log);

  async function answer(asked: Asked): Promise<Answer> {
    const allowed = originHeaders(origins, asked.headers);
    if (asked.method === 'OPTIONS')
      return { status: 204, headers: { ...allowed, ...preflightHeaders(asked.headers) } };
    const answered = await respond(asked).catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure.status === 500 && !asked.signal.aborted) log(error);
      return refuse(failure);
    });
    return { ...answered, headers: { ...answered.headers, ...allowed } };
  }

  async function respond(asked: Asked): Promise<Answer> {
    if (asked.method !== 'GET' && asked.method !== 'POST') return refuse(NOT_ALLOWED);
    const checked = await model.catch(doesNotFit);
    const grant = await grantOf(authorize, asked, checked);
    const written = await writtenQuery(asked, limits.queryBytes);
    // What is written has one meaning: what it was answered once is looked up before it is read.
    const key = `${JSON.stringify([grant.tenants, grant.where])} ${asked.method} ${written}`;
    const kept = await cache.get(key, asked.signal, (signal) =>
      compute(queryText(asked.method, written), grant, checked, signal),
    );
    return send(kept, asked.headers);
  }

  async function compute(
    text: string | undefined,
    grant: Grant,
    checked: CheckedModel,
    signal: AbortSignal,
  ): Promise<KeptAnswer> {
    if (text === undefined) return keep(checked.described);
    const query = checkQuery(text, limits.slices);
    return within(limits.seconds, signal, async (inTime) =>
      keep(await answerQuery(query, grant, { model: checked, engine, limits }, inTime)),
    );
  }

  return Object.assign(
    async (request: Request) => {
      const { status, headers, body } = await answer(askedOf(request));
      return new Response(body, { status, headers });
    },
    { answer, ready },
  );
}

const NOT_ALLOWED: Failure = {
  status: 405,
  code: 'wrong_arguments',
  message: 'Queries are asked with GET or POST.',
};

/** What does not fit was logged once, and is not for those who ask. */
function doesNotFit(cause: unknown): never {
  throw new KpiError('source_failed', 'The model does not fit its data.', { cause });
}

/** A query as it came: the body, or the part of the address behind the question mark. */
async function writtenQuery(asked: Asked, maxBytes: number): Promise<string> {
  if (asked.method === 'POST') return asked.text(maxBytes);
  const at = asked.url.indexOf('?');
  return at < 0 ? '' : asked.url.slice(at);
}

/** The text of a query; nothing where the facts are asked for. */
function queryText(method: string, written: string): string | undefined {
  return method === 'POST' ? written : (new URLSearchParams(written).get(QUERY) ?? undefined);
}

/** Ends what takes too long. */
async function within<Value>(
  seconds: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(
      new KpiError('timeout', `The query took longer than ${seconds} seconds.\nAsk for less at a time.`),
    );
  }, seconds * 1000);
  try {
    return await run(AbortSignal.any([signal, controller.signal]));
  } finally {
    clearTimeout(timer);
  }
}
