import { aggregate, createDataset, type Frame, KpiError } from '@kpi-elements/core';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../transport/source-error.ts';
import type { Source } from '../source.ts';
import type { ConformanceGrouping } from './conformance-facts.ts';
import { conformance, type ConformanceRule, type ConformanceSubject } from './conformance.ts';

const measures = ['clicks', 'cost', 'visitors'] as const;
const PAGE = 2;

/** A row of a system that is made up for this test: day, member, then numbers as text. */
interface ToyRow {
  readonly day?: string;
  readonly member?: string;
  readonly values: readonly (string | null)[];
}

interface ToyAnswer {
  readonly rows?: readonly ToyRow[];
  readonly more?: boolean;
  readonly sampled?: boolean;
  readonly error?: string;
}

/** A source of that system, by hand, that breaks one rule on purpose. */
function toySource(fetch: typeof globalThis.fetch, broken?: ConformanceRule): Source {
  const keeps = (rule: ConformanceRule) => broken !== rule;
  const facts = { name: 'toy', measures, dimensions: ['channel'], timeless: false };
  const ask = async (
    grouping: ConformanceGrouping,
    page: number,
    signal: AbortSignal,
  ): Promise<ToyAnswer> => {
    const body = JSON.stringify({ ...grouping, page });
    const request = fetch('https://toy.example/', {
      method: 'POST',
      body,
      ...(keeps('abort') && { signal }),
    });
    const answer = (await (await request).json()) as ToyAnswer;
    if (answer.error !== undefined && keeps('errors behind HTTP 200'))
      throw new SourceError('source_said_no', 'toy', `refused: ${answer.error}.`, 'Ask for something else.');
    if (!answer.rows && keeps('missing fields') && answer.error === undefined)
      throw new KpiError('bad_response', 'Source "toy" did not answer "rows".');
    const known = ['rows', 'more', 'sampled', 'error'];
    if (!keeps('unknown fields') && Object.keys(answer).some((name) => !known.includes(name)))
      throw new KpiError('bad_response', 'Source "toy" answered more than it was asked for.');
    return answer;
  };
  const read = (cell: string | null | undefined): number | null => {
    if (cell === null || cell === undefined) return keeps('null against 0') ? null : 0;
    return keeps('decimals as text') ? Number(cell) : Number.parseInt(cell, 10);
  };
  return {
    name: 'toy',
    describe: async () => facts,
    async fetch(query, { signal }): Promise<Frame> {
      const [slice] = query.slices;
      if (query.timeZone !== 'Europe/Berlin' && keeps('time zone'))
        throw new KpiError('invalid_period', `Toys count in "Europe/Berlin", not in "${query.timeZone}".`);
      const grouping = { byDay: slice!.grain === 'day', byMember: slice!.by.length > 0 };
      const asked = keeps('distinct never added') ? grouping : { byDay: true, byMember: true };
      const rows: ToyRow[] = [];
      let isSampled = false;
      for (let page = 0; ; page++) {
        const answer = await ask(asked, page, signal);
        rows.push(...(answer.rows ?? []));
        isSampled ||= answer.sampled === true;
        if (!answer.more || !keeps('truncation')) break;
      }
      if (rows.length === 0 && !keeps('empty')) rows.push({ day: '2026-03-02', member: 'none', values: [] });
      const dataset = createDataset(
        {
          ...(asked.byDay && { date: rows.map(({ day }) => day) }),
          ...(asked.byMember && {
            channel: rows.map(({ member }) => (keeps('big integers') ? member : asNumber(member))),
          }),
          ...Object.fromEntries(
            measures.map((id, i) => [id, Float64Array.from(rows, ({ values }) => read(values[i]) ?? NaN)]),
          ),
        },
        {
          dimensions: ['channel'],
          ...(broken === 'distinct never added' && { measures: {} }),
        },
      );
      return {
        version: 1,
        source: 'toy',
        tables: [aggregate(dataset, slice!, query)],
        asOf: '2026-03-04T00:00:00Z',
        flags: isSampled && keeps('flags') ? ['sampled'] : [],
      };
    },
  };
}

function asNumber(member: string | undefined): string {
  return Number.isNaN(Number(member)) ? String(member) : String(Number(member));
}

function toySubject(broken?: ConformanceRule): ConformanceSubject {
  const page = async (request: Request) => ((await request.clone().json()) as { page: number }).page;
  return {
    source: (fetch) => toySource(fetch, broken),
    measures,
    dimension: 'channel',
    timeZone: 'Europe/Berlin',
    grouping: (request) => request.json() as Promise<ConformanceGrouping>,
    answer: (rows) => Response.json({ rows }),
    refusal: () => Response.json({ error: 'no such toy' }),
    incomplete: { field: 'rows', answer: () => Response.json({ more: false }) },
    flagged: { flag: 'sampled', answer: (rows) => Response.json({ rows, sampled: true }) },
    truncated: {
      async answer(rows, request) {
        const first = PAGE * (await page(request));
        return Response.json({ rows: rows.slice(first, first + PAGE), more: first + PAGE < rows.length });
      },
    },
  };
}

/** Which rules a source breaks, in the kit's own words. */
async function broken(subject: ConformanceSubject): Promise<readonly string[]> {
  const outcomes = await Promise.all(
    conformance(subject).map(async ({ rule, run }) => {
      try {
        await run();
        return [];
      } catch (error) {
        return [`${rule}: ${(error as Error).message}`];
      }
    }),
  );
  return outcomes.flat();
}

const rules = conformance(toySubject()).map(({ rule }) => rule);

test('a source that holds every rule passes', async () => {
  expect(await broken(toySubject())).toEqual([]);
  expect(rules).toHaveLength(12);
});

describe('a source that breaks one rule is caught by the check of that rule', () => {
  test.each(rules)('%s', async (rule) => {
    const caught = await broken(toySubject(rule));
    expect(caught.filter((message) => message.startsWith(`${rule}: ${rule}: expected`))).toHaveLength(1);
  });
});

test('each is caught by the check of its rule alone', async () => {
  const caught = await Promise.all(rules.map((rule) => broken(toySubject(rule))));
  expect(caught.map((messages) => messages.length)).toEqual(rules.map(() => 1));
});

test('what a system never does is not asked of its source', () => {
  const never = conformance({ ...toySubject(), flagged: 'never', truncated: 'never' });
  expect(never.map(({ rule }) => rule)).toEqual(rules.slice(0, 10));
});
