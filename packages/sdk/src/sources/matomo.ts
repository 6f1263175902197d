import { fromDay, type Grain, KpiError, type Slice, toDay } from '@kpi-elements/core';
import { array, record, string, union, unknown } from 'valibot';
import type { Said } from '../adapter/asker.ts';
import type { Ask, AnswerRow, Question } from '../adapter/question.ts';
import { fieldsOf } from '../adapter/said.ts';
import { below, type SystemOptions } from '../adapter/system-options.ts';
import { defineSource } from '../define-source.ts';
import { type NameList, parseNameList } from '../mapping/name-list.ts';
import type { Source } from '../source.ts';
import { segmentOf } from './matomo-segment.ts';

/** A dimension of Matomo: the report that lists its members, and how it is called elsewhere. */
export interface MatomoDimension {
  /** The method of the report: `Referrers.getReferrerType`. */
  readonly report: string;
  /** The column that is the member. @default 'label' */
  readonly member?: string;
  /** What filters by it: `referrerType`. Without it the source cannot be filtered by this dimension. */
  readonly segment?: string;
  /** What pivots by it: `UserCountry.City`. Without it the dimension can stand alone or before another one only. */
  readonly pivot?: string;
}

/** Where a {@link matomoSource} asks, and what the columns of its reports mean: `nb_visits`. */
export interface MatomoSourceOptions extends Omit<SystemOptions, 'dimensions'> {
  /** The id of the site. */
  readonly site: number;
  /** The time zone in the settings of the site: an IANA name. */
  readonly timeZone: string;
  /** The method for totals without a dimension. @default 'API.get' */
  readonly report?: string;
  /** Dimension names and the report of each, or more about it. */
  readonly dimensions?: NameList<string | MatomoDimension>;
}

type Cells = Readonly<Record<string, unknown>>;

const row = /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown());
const answer = /* @__PURE__ */ union([/* @__PURE__ */ array(row), row]);

/**
 * A source of a site in [Matomo](https://matomo.org), by its Reporting API, by POST. Days are those of the site's time
 * zone, and a query in another one is refused. Rates are asked for as fractions and read as percent where they say so;
 * `false` is no value. Matomo counts unique visitors of a day, week, month or year; of other periods only where its
 * settings say so.
 *
 * Throws `unknown_measure` at once; `unknown_dimension` where it is asked for what its reports cannot tell.
 *
 * @example
 * matomoSource({
 *   url: 'https://matomo.example',
 *   site: 1,
 *   timeZone: 'Europe/Berlin',
 *   token: async () => secrets.matomo,
 *   measures: { sessions: 'nb_visits', visitors: 'nb_uniq_visitors', bounced_sessions: 'bounce_count' },
 *   dimensions: { channel: { report: 'Referrers.getReferrerType', segment: 'referrerType' } },
 * });
 */
export function matomoSource(options: MatomoSourceOptions): Source {
  const name = options.name ?? 'matomo';
  const dimensions = new Map(
    parseNameList(options.dimensions ?? [], 'dimensions').map(([id, value]) => [
      id,
      typeof value === 'string' ? { report: value } : value,
    ]),
  );
  return defineSource({
    ...options,
    name,
    http: { ...options, url: below(options.url, 'index.php') },
    dimensions: [...dimensions.keys()],
    time: { zone: options.timeZone },
    hasBuckets: isWhole,
    answer,
    ask: (question) => request(question, options, dimensions, name),
    refuses,
    decode(body, question) {
      const { grain } = question;
      const tables: readonly (readonly [string | undefined, unknown])[] =
        grain === 'total'
          ? [[undefined, body]]
          : Object.entries(body).filter(([bucket]) => /^\d{4}/.test(bucket));
      return {
        rows: tables.flatMap(([bucket, table]) =>
          rowsOf(table, question, dimensions).map((found) => ({
            ...found,
            ...(bucket !== undefined && { time: startOf(bucket) }),
          })),
        ),
      };
    },
  });
}

function request(
  { columns, by, grain, range, where }: Question,
  { site, report = 'API.get' }: MatomoSourceOptions,
  dimensions: ReadonlyMap<string, MatomoDimension>,
  source: string,
): Ask {
  const [first, second] = by.map((dimension) => dimensions.get(dimension)!);
  if (by.length > 2 || (second && (second.pivot === undefined || columns.length > 1)))
    throw cannotPivot(source, by);
  const lastDay = fromDay(toDay(range[1]) - 1);
  const period = grain === 'total' ? periodOf(range) : grain;
  const date = grain === 'total' && period !== 'range' ? range[0] : `${range[0]},${lastDay}`;
  const segment = segmentOf(where, dimensions, source);
  const fields = {
    module: 'API',
    method: first?.report ?? report,
    idSite: String(site),
    period,
    date,
    format: 'JSON',
    format_metrics: '0',
    filter_limit: '-1',
    language: 'en',
    ...(segment !== '' && { segment }),
    ...(second && { pivotBy: second.pivot!, pivotByColumn: columns[0]!, pivotByColumnLimit: '-1' }),
  };
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}

/** Nothing is an empty list; totals without a dimension are one object, the members of a report a list of them. */
function rowsOf(
  table: unknown,
  { by, columns }: Question,
  dimensions: ReadonlyMap<string, MatomoDimension>,
): readonly AnswerRow[] {
  const list = Array.isArray(table) ? (table as readonly Cells[]) : [fieldsOf(table)];
  const [first] = by;
  if (first === undefined) return list.map((cells) => ({ members: [], cells: cellsOf(cells, columns) }));
  const memberColumn = dimensions.get(first)!.member ?? 'label';
  return list.flatMap((cells) => {
    const member = cells[memberColumn];
    if (by.length === 1) return [{ members: [member], cells: cellsOf(cells, columns) }];
    // A pivot has a column for each member of the second dimension, numbered in the order of their sums.
    return Object.entries(cells).flatMap(([column, value]) =>
      column === 'label' || column === memberColumn || value === false
        ? []
        : [{ members: [member, column.replace(/^\d+\.\u00A0/, '')], cells: [cellOf(value)] }],
    );
  });
}

function cellsOf(row: Cells, columns: readonly string[]): unknown[] {
  return columns.map((column) => cellOf(row[column]));
}

/** `false` is no value; `50%` is 0.5. */
function cellOf(value: unknown): unknown {
  if (value === false) return null;
  return typeof value === 'string' ? value.replace(/\s*%$/, 'e-2') : value;
}

/** The first day of a bucket, which is written as one day, two days, a month or a year. */
function startOf(bucket: string): string {
  return `${bucket.slice(0, 10)}${'-01-01'.slice(Math.min(bucket.length, 10) - 4)}`;
}

/** Matomo shows whole weeks, months and years, also of a range that cuts them. */
function isWhole(
  grain: Grain,
  { range }: Pick<Slice, 'range'>,
  { weekStart, fiscalYearStart }: Pick<Question, 'weekStart' | 'fiscalYearStart'>,
): boolean {
  if (grain === 'week') return weekStart === 'monday' && range.every((date) => (toDay(date) + 3) % 7 === 0);
  if (grain === 'year') return fiscalYearStart === 1 && range.every((date) => date.endsWith('-01-01'));
  return grain === 'month' && range.every((date) => date.endsWith('-01'));
}

/** The period of Matomo that a range is: unique visitors are counted of these only. */
function periodOf([from, to]: Slice['range']): string {
  const [first, end] = [toDay(from), toDay(to)];
  if (end - first === 1) return 'day';
  if (end - first === 7 && (first + 3) % 7 === 0) return 'week';
  if (from.endsWith('-01') && to.endsWith('-01') && end - first <= 31) return 'month';
  return from.endsWith('-01-01') && to === `${Number(from.slice(0, 4)) + 1}-01-01` ? 'year' : 'range';
}

function refuses(body: unknown): Said | undefined {
  const { result, message } = fieldsOf(body);
  if (result !== 'error') return undefined;
  const text = String(message ?? '');
  const isAuth = /token_auth|authenticat/i.test(text);
  const code = isAuth ? 'unauthorized' : /access/i.test(text) ? 'forbidden' : undefined;
  return { code, message: text };
}

function cannotPivot(source: string, by: readonly string[]): KpiError {
  return new KpiError(
    'unknown_dimension',
    `Source "${source}" cannot be asked by ${by.join(' and ')} at once.\nAsk for one dimension, or for one measure by two dimensions of which the second has a pivot.`,
  );
}
