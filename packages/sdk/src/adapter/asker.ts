import type { FrameFlag } from '@kpi-elements/core';
import type { GenericSchema } from 'valibot';
import { parseJson } from '../decoders/json-text.ts';
import { after } from '../transport/after.ts';
import type { Http } from '../transport/http.ts';
import { codeOf, type Refusal, refused } from '../transport/refusal.ts';
import { badResponse, SourceError, type SourceErrorCode } from '../transport/source-error.ts';
import { tooLate } from '../transport/too-late.ts';
import { unlessAborted } from '../transport/unless-aborted.ts';
import { checkBody } from './check-body.ts';
import type { AnswerRow, Ask, Page, Question } from './question.ts';

/** What a system says when it refuses: its own words, and what they mean where its status does not tell. */
export interface Said extends Omit<Refusal, 'code'> {
  readonly code?: SourceErrorCode | undefined;
}

/** How a system is asked, and how its answers are read. */
export interface System<Body> {
  /** The requests of a question. Their rows are put together. Throws for what the system cannot be asked. */
  ask(question: Question): Ask | readonly Ask[];
  /** What an answer has to have; the rest of it is ignored. */
  readonly answer: GenericSchema<unknown, Body>;
  /** Rows, and where they go on. */
  decode(body: Body, question: Question, ask: Ask): Page;
  /** What to ask in a moment, where the answer is still being made. */
  pending?(body: unknown, ask: Ask): Ask | undefined;
  /**
   * What the system says when it refuses, also in an answer that calls itself good. Nothing where it does not refuse.
   *
   * @param body JSON, or a text that is none.
   */
  refuses(body: unknown, status: number): Said | undefined;
}

/** How far a source goes. */
export interface AskerLimits {
  /** Seconds within which an answer that is being made must be ready. */
  readonly timeout: number;
  /** Of one question. More is an error: a part of them would be a wrong total. */
  readonly maxRows: number;
  /** Questions under way at the same time. */
  readonly atOnce: number;
}

const FIRST_WAIT = 0.25;
const LONGEST_WAIT = 2;

/** Asks a system: each question once, page by page, as long as one is there and until it is ready. */
export class Asker<Body> {
  readonly #source: string;
  readonly #http: Http;
  readonly #system: System<Body>;
  readonly #limits: AskerLimits;
  readonly #signal: AbortSignal;
  readonly #answers = new Map<string, Promise<readonly AnswerRow[]>>();
  readonly #flags = new Set<FrameFlag>();
  #asOf: string | undefined;
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(source: string, http: Http, system: System<Body>, limits: AskerLimits, signal: AbortSignal) {
    this.#source = source;
    this.#http = http;
    this.#system = system;
    this.#limits = limits;
    this.#signal = signal;
    this.#free = limits.atOnce;
  }

  /** The rows of a question. The same question is asked once. */
  rows(question: Question): Promise<readonly AnswerRow[]> {
    const key = JSON.stringify(question);
    const known = this.#answers.get(key) ?? this.#inTurn(() => this.#askAll(question));
    this.#answers.set(key, known);
    return known;
  }

  /** What the reader should know about the answers so far. */
  get flags(): readonly FrameFlag[] {
    return [...this.#flags];
  }

  /** When the oldest of the answers so far was computed: ISO 8601. Nothing where the system does not say. */
  get asOf(): string | undefined {
    return this.#asOf;
  }

  async #inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free--;
    else await unlessAborted(new Promise<void>((resolve) => this.#queue.push(resolve)), this.#signal);
    try {
      return await run();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free++;
    }
  }

  async #askAll(question: Question): Promise<readonly AnswerRow[]> {
    const rows: AnswerRow[] = [];
    for (const first of [this.#system.ask(question)].flat()) {
      let ask: Ask | undefined = first;
      while (ask) {
        const page: Page = await this.#page(question, ask);
        for (const row of page.rows) rows.push(row);
        for (const flag of page.flags ?? []) this.#flags.add(flag);
        if (page.asOf !== undefined && (this.#asOf === undefined || page.asOf < this.#asOf))
          this.#asOf = page.asOf;
        ask = page.next;
        if (rows.length > this.#limits.maxRows) throw this.#tooMany();
      }
    }
    return rows;
  }

  async #page(question: Question, first: Ask): Promise<Page> {
    const { timeout } = this.#limits;
    const end = Date.now() + timeout * 1000;
    let ask = first;
    for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      const body = await this.#body(question, ask);
      const later = this.#system.pending?.(body, ask);
      if (!later)
        return this.#system.decode(checkBody(this.#system.answer, body, this.#source), question, ask);
      if (Date.now() + wait * 1000 >= end) throw tooLate(this.#source, timeout);
      await pause(wait, this.#signal);
      ask = later;
    }
  }

  async #body({ reload }: Question, ask: Ask): Promise<unknown> {
    const source = this.#source;
    const said = (body: unknown, status: number): Refusal | undefined => {
      const refusal = this.#system.refuses(body, status);
      return refusal && { ...refusal, code: refusal.code ?? codeOf(status) };
    };
    const answer = await this.#http({
      ...ask,
      signal: this.#signal,
      reload,
      explain: (status, text) => said(jsonOrText(text), status),
    });
    const { status, url, headers } = answer;
    const body = jsonOrText(await answer.text());
    const refusal = said(body, status);
    if (refusal) throw refused(source, refusal, { status, url });
    if (typeof body === 'string')
      throw badResponse(source, 'JSON', headers.get('content-type') ?? 'no content type');
    return body;
  }

  #tooMany(): SourceError {
    return new SourceError(
      'source_said_no',
      this.#source,
      `has more than ${this.#limits.maxRows} groups for one question.`,
      'Ask for a coarser grain, fewer dimensions or a shorter period, or raise maxRows.',
    );
  }
}

function jsonOrText(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  let stop = () => {};
  try {
    await unlessAborted(new Promise<void>((resolve) => (stop = after(seconds, resolve))), signal);
  } finally {
    stop();
  }
}
