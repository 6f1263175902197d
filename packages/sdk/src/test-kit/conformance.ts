import { defaultCalendar, type Frame, type FrameFlag, KpiError, type Slice } from '@kpi-elements/core';
import type { Source } from '../source.ts';
import {
  type ConformanceGroup,
  type ConformanceGrouping,
  type Fact,
  groupFacts,
} from './conformance-facts.ts';
import { expectCell, expectText, fail, outcomeOf, rowsOf } from './conformance-expect.ts';

export type { ConformanceGroup, ConformanceGrouping } from './conformance-facts.ts';

/** What every source has to get right. */
export type ConformanceRule =
  | 'abort'
  | 'empty'
  | 'null against 0'
  | 'big integers'
  | 'decimals as text'
  | 'time zone'
  | 'flags'
  | 'truncation'
  | 'errors behind HTTP 200'
  | 'distinct never added'
  | 'missing fields'
  | 'unknown fields';

/** One rule, held against one source. */
export interface ConformanceCheck {
  readonly rule: ConformanceRule;
  /** Resolves where the rule holds. Rejects with what was found instead. */
  run(): Promise<void>;
}

/**
 * A source, and the system behind it as far as its answers go. The kit decides what the system knows; the subject writes it
 * in the system's own words.
 */
export interface ConformanceSubject {
  /** Makes the source with this `fetch`, without keys. Its three measures and its dimension are those named here. */
  source(fetch: typeof globalThis.fetch): Source;
  /** Ids of three measures that the source declares in this order: one that sums, money that sums, and a distinct one. */
  readonly measures: readonly [count: string, money: string, distinct: string];
  /** Our name of the one dimension. */
  readonly dimension: string;
  /** The zone whose days the system counts in. Left out where it counts in the one that it is asked for. */
  readonly timeZone?: string;
  /** What a request asks to be kept apart. */
  grouping(request: Request): ConformanceGrouping | Promise<ConformanceGrouping>;
  /** The answer that has these groups. Numbers are given as text; write them as the system does. */
  answer(groups: readonly ConformanceGroup[], request: Request): Response | Promise<Response>;
  /** A refusal with status 200. */
  refusal(): Response;
  /** An answer that lacks a field, and how an error should call it. */
  readonly incomplete: { readonly field: string; answer(request: Request): Response | Promise<Response> };
  /** An answer whose numbers are not the whole truth, and the flag for that; `never` if the system does not say so. */
  readonly flagged: 'never' | (Pick<ConformanceSubject, 'answer'> & { readonly flag: FrameFlag });
  /** Answers that hold fewer groups than there are, each as the system gives it; `never` if it has no limit. */
  readonly truncated: 'never' | Pick<ConformanceSubject, 'answer'>;
}

const RANGE = ['2026-03-02', '2026-03-04'] as const;
const [FIRST, SECOND] = ['2026-03-02', '2026-03-03'];
const PATIENCE_MS = 1000;

const facts: readonly Fact[] = [
  { day: FIRST, member: 'search', count: '7', money: '1234.50', who: ['ann', 'bob'] },
  { day: SECOND, member: 'search', count: '5', money: '0.10', who: ['bob', 'cem'] },
  { day: SECOND, member: 'social', count: '3', money: '0.20', who: ['bob'] },
];

/**
 * The rules that any source must hold, as checks that any test runner can run.
 *
 * @example
 * for (const { rule, run } of conformance(subject)) test(rule, run);
 */
export function conformance(subject: ConformanceSubject): readonly ConformanceCheck[] {
  const { measures, dimension, flagged, truncated } = subject;
  const [count, money, distinct] = measures;
  const fine: Slice = {
    measures: [...measures].sort(),
    range: RANGE,
    grain: 'day',
    by: [dimension],
    where: [],
  };
  const total: Slice = { ...fine, grain: 'total', by: [] };

  /** Asks for one slice of a system that knows some facts. */
  async function ask(
    slice: Slice,
    known: readonly Fact[],
    answer = subject.answer.bind(subject),
  ): Promise<Frame> {
    return askWith(slice, async (request) =>
      answer(groupFacts(known, await subject.grouping(request.clone())), request),
    );
  }

  async function askWith(
    slice: Slice,
    answer: (request: Request) => Response | Promise<Response>,
    timeZone = subject.timeZone ?? 'UTC',
    signal = new AbortController().signal,
  ): Promise<Frame> {
    const source = subject.source(async (input, init) => answer(new Request(input, init)));
    return source.fetch({ version: 1, ...defaultCalendar, timeZone, slices: [slice] }, { signal });
  }

  const cellsBy = async (slice: Slice, known: readonly Fact[], measure: string) =>
    rowsOf(await ask(slice, known), measure, dimension);

  async function abort(): Promise<void> {
    const controller = new AbortController();
    const reason = new Error('nobody waits any more');
    let asked: Request | undefined;
    const answer = askWith(
      fine,
      (request) => {
        asked = request;
        setTimeout(() => controller.abort(reason));
        return new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
        });
      },
      undefined,
      controller.signal,
    );
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
    const outcome = await Promise.race([outcomeOf(answer), late]);
    if (outcome === undefined) fail('abort', 'a rejection at once', 'it still waits');
    if (outcome.error !== reason) fail('abort', "the signal's reason", outcome.error ?? 'an answer');
    if (!asked?.signal.aborted) fail('abort', 'a request that is aborted as well', 'one that goes on');
  }

  async function empty(): Promise<void> {
    const { tables } = await ask(fine, []);
    if (tables.length !== 1) fail('empty', 'one table', `${tables.length}`);
    if (tables[0]!.length !== 0) fail('empty', 'no row', `${tables[0]!.length}`);
  }

  async function nullAgainstZero(): Promise<void> {
    const cells = await cellsBy(
      fine,
      [
        { day: FIRST, member: 'nothing', count: null, money: '1.00', who: ['ann'] },
        { day: FIRST, member: 'zero', count: '0', money: '1.00', who: ['ann'] },
      ],
      count,
    );
    expectCell('null against 0', cells, `${FIRST} nothing`, null);
    expectCell('null against 0', cells, `${FIRST} zero`, 0);
  }

  async function bigIntegers(): Promise<void> {
    const big = '9007199254740993';
    const cells = await cellsBy(
      fine,
      [
        { day: FIRST, member: big, count: big, money: '1.00', who: ['ann'] },
        { day: FIRST, member: '9007199254740992', count: '1', money: '1.00', who: ['ann'] },
      ],
      count,
    );
    expectCell('big integers', cells, `${FIRST} ${big}`, Number(big));
    expectCell('big integers', cells, `${FIRST} 9007199254740992`, 1);
  }

  async function decimalsAsText(): Promise<void> {
    const cells = await cellsBy(fine, facts, money);
    expectCell('decimals as text', cells, `${FIRST} search`, 1234.5);
    expectCell('decimals as text', cells, `${SECOND} search`, 0.1);
    expectCell('decimals as text', await cellsBy(total, facts.slice(1), money), '', 0.3);
  }

  async function timeZone(): Promise<void> {
    if (subject.timeZone !== undefined) {
      const other = subject.timeZone === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
      const { error } = await outcomeOf(askWith(fine, async (request) => subject.answer([], request), other));
      if (!error) fail('time zone', `a refusal of days of ${other}`, 'an answer');
      for (const zone of [subject.timeZone, other]) expectText('time zone', error, zone);
      return;
    }
    const asked = await Promise.all(
      ['Asia/Tokyo', 'America/New_York'].map(async (zone) => {
        let text = '';
        await outcomeOf(
          askWith(
            fine,
            async (request) => {
              text += `${request.url} ${await request.clone().text()}`;
              return subject.answer([], request);
            },
            zone,
          ),
        );
        return text;
      }),
    );
    if (asked[0] === asked[1]) fail('time zone', 'another question for another zone', 'the same one');
  }

  async function hiddenErrors(): Promise<void> {
    const { error } = await outcomeOf(askWith(fine, () => subject.refusal()));
    if (!(error instanceof KpiError))
      fail('errors behind HTTP 200', 'a KpiError', error ?? 'an answer without one');
  }

  async function distinctNeverAdded(): Promise<void> {
    const rule = 'distinct never added';
    const byDay = await cellsBy({ ...fine, by: [] }, facts, distinct);
    expectCell(rule, byDay, FIRST!, 2, null);
    expectCell(rule, byDay, SECOND!, 2, null);
    const { answer } = await outcomeOf(cellsBy(total, facts, distinct));
    if (answer) expectCell(rule, answer, '', 3, null);
    const { answer: members } = await outcomeOf(cellsBy({ ...total, by: [dimension] }, facts, distinct));
    if (members) expectCell(rule, members, 'search', 3, null);
  }

  async function truncation(answer: ConformanceSubject['answer']): Promise<void> {
    const many = Array.from({ length: 5 }, (_, i): Fact => {
      return { day: FIRST!, member: `member ${i}`, count: '1', money: '1.00', who: ['ann'] };
    });
    const { answer: frame, error } = await outcomeOf(ask(fine, many, answer));
    if (error || frame!.flags.includes('truncated')) return;
    const rows = frame!.tables[0]!.length;
    if (rows < many.length) fail('truncation', 'an error, a flag or all groups', `${rows} of ${many.length}`);
  }

  async function flags(answer: ConformanceSubject['answer'], flag: FrameFlag): Promise<void> {
    const frame = await ask(fine, facts, answer);
    if (!frame.flags.includes(flag)) fail('flags', `the flag "${flag}"`, frame.flags.join(', ') || 'none');
  }

  async function missingFields(): Promise<void> {
    const { field } = subject.incomplete;
    const { error } = await outcomeOf(askWith(fine, (request) => subject.incomplete.answer(request)));
    if (!error) fail('missing fields', `an error that names "${field}"`, 'an answer');
    expectText('missing fields', error, field);
  }

  async function unknownFields(): Promise<void> {
    const asked = ask(fine, facts, async (groups, request) => {
      const text = await (await subject.answer(groups, request)).text();
      return new Response(text.replace(/^\s*\{/, '{"a_field_of_tomorrow": [{"x": null}], '));
    });
    const { answer, error } = await outcomeOf(asked);
    if (!answer) fail('unknown fields', 'an answer', error);
    expectCell('unknown fields', rowsOf(answer, count, dimension), `${FIRST} search`, 7);
  }

  return [
    { rule: 'abort', run: abort },
    { rule: 'empty', run: empty },
    { rule: 'null against 0', run: nullAgainstZero },
    { rule: 'big integers', run: bigIntegers },
    { rule: 'decimals as text', run: decimalsAsText },
    { rule: 'time zone', run: timeZone },
    { rule: 'errors behind HTTP 200', run: hiddenErrors },
    { rule: 'distinct never added', run: distinctNeverAdded },
    { rule: 'missing fields', run: missingFields },
    { rule: 'unknown fields', run: unknownFields },
    ...(flagged === 'never'
      ? []
      : [{ rule: 'flags' as const, run: () => flags(flagged.answer.bind(flagged), flagged.flag) }]),
    ...(truncated === 'never'
      ? []
      : [{ rule: 'truncation' as const, run: () => truncation(truncated.answer.bind(truncated)) }]),
  ];
}
