import {
  aggregate,
  type Calendar,
  didYouMean,
  type Grain,
  joinTables,
  KpiError,
  type Query,
  type Slice,
  type Table,
} from '@kpi-elements/core';
import { columnsFor, type NamedColumns, parseColumns, type Scale } from './adapter/adapter-column.ts';
import { answerDataset } from './adapter/answer-dataset.ts';
import { Asker, type System } from './adapter/asker.ts';
import { isSameClock } from './adapter/same-clock.ts';
import { type SlicePart, splitSlice } from './adapter/split-slice.ts';
import { takePresent } from './adapter/take-present.ts';
import { factsOf } from './mapping/dataset-mapping.ts';
import type { Source } from './source.ts';
import { createHttp, type HttpOptions } from './transport/http.ts';

/** A system as a source: how it is asked, what it answers, and what its numbers mean. */
export interface SourceDefinition<Body> extends System<Body>, NamedColumns {
  /** Named in error messages. */
  readonly name: string;
  readonly http: HttpOptions;
  /**
   * Whose days the system counts in: `as asked`, or always those of one zone, as the settings of a site say.
   * `none`: it has no dates, and its totals serve any period.
   */
  readonly time: 'none' | 'as asked' | { readonly zone: string };
  /** The width of the buckets that coverage counts. @default 'day' */
  readonly nativeGrain?: Grain;
  /** Which buckets the system forms itself, whole or cut as the range is. Native ones and totals go without saying. */
  readonly hasBuckets?: (grain: Grain, slice: Slice, calendar: Calendar) => boolean;
  /** Rows say how many native buckets with data they stand for. Otherwise that is asked for by native bucket. */
  readonly countsBuckets?: boolean;
  /** What one unit of a column is, where that is not the number as it stands. */
  readonly scaleOf?: (column: string) => Scale;
  /** Groups that one question may have. @default 200,000 */
  readonly maxRows?: number | undefined;
  /** Questions under way at the same time. @default 4 */
  readonly atOnce?: number;
}

/**
 * Makes a source of a declaration: what differs between systems is declared, and the rest is done here once. Each slice is
 * asked for at its own grouping, so that no distinct count is ever added up; pages are read to the end; numbers are scaled
 * as declared; rows become tables by the same arithmetic as those of a file.
 *
 * Throws `unknown_measure` and `invalid_definition` at once. Its `fetch` rejects with a `SourceError`, and with
 * `invalid_period` or `unknown_dimension` for what the system cannot be asked, before it is asked.
 *
 * @example
 * const shop = defineSource({
 *   name: 'shop',
 *   http: { url: 'https://shop.example/api/totals' },
 *   time: { zone: 'Europe/Berlin' },
 *   measures: { revenue: { column: 'cents', scale: 100 }, orders: 'orders' },
 *   currency: 'EUR',
 *   ask: ({ range: [from, to], grain }) => ({ url: `?from=${from}&to=${to}&grain=${grain}` }),
 *   answer: object({ rows: array(record(string(), unknown())) }),
 *   decode: ({ rows }, { columns, grain }) => ({
 *     rows: rows.map((row) => ({
 *       ...(grain !== 'total' && { time: String(row['day']) }),
 *       members: [],
 *       cells: columns.map((name) => row[name]),
 *     })),
 *   }),
 *   refuses: (body, status) => (status < 400 ? undefined : { message: String(body) }),
 * });
 */
export function defineSource<Body>(definition: SourceDefinition<Body>): Source {
  const {
    name,
    time,
    nativeGrain = 'day',
    scaleOf = () => 'fraction',
    maxRows = 200_000,
    atOnce = 4,
  } = definition;
  const hasTime = time !== 'none';
  const mapping = parseColumns(definition, hasTime, scaleOf);
  const facts = factsOf(mapping, name);
  const http = createHttp(name, definition.http);
  const limits = { timeout: definition.http.timeout ?? 30, maxRows, atOnce };
  const theirName = new Map(mapping.dimensions);
  const isOurs = (dimension: string) => dimension === 'currency' && !theirName.has(dimension);

  function theirs(dimension: string): string {
    const found = theirName.get(dimension);
    if (found !== undefined) return found;
    const known = [...theirName.keys()];
    const wayOut = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has no dimensions.';
    throw new KpiError(
      'unknown_dimension',
      `Source "${name}" has no dimension "${dimension}".\n${didYouMean(dimension, known, wayOut)}`,
    );
  }

  async function tableOf(slice: Slice, query: Query, asker: Asker<Body>, reload: boolean): Promise<Table> {
    if (slice.cohort) throw noCohorts(name);
    if (typeof time === 'object' && !isSameClock(time.zone, query.timeZone, slice.range))
      throw otherZone(name, time.zone, query.timeZone);
    const { timeZone, weekStart, fiscalYearStart } = query;
    const where = slice.where
      .filter(({ dimension }) => !isOurs(dimension))
      .map((condition) => ({ ...condition, dimension: theirs(condition.dimension) }));
    const local = slice.where.filter(({ dimension }) => isOurs(dimension));

    const partTable = async ({ measures, grain, by }: SlicePart): Promise<Table> => {
      const dimensions = by.filter((dimension) => !isOurs(dimension));
      const question = {
        timeZone,
        weekStart,
        fiscalYearStart,
        range: slice.range,
        grain,
        columns: columnsFor(measures, mapping),
        by: dimensions.map(theirs),
        where,
        reload,
      };
      const rows = await asker.rows(question);
      const context = { source: name, mapping, question, measures, dimensions, nativeGrain };
      return aggregate(answerDataset(rows, context), { ...slice, measures, where: local }, query);
    };

    const covered = async (part: SlicePart): Promise<Table> => {
      const isNative = part.grain === nativeGrain || part.grain === 'hour';
      if (!hasTime || isNative || definition.countsBuckets) return partTable(part);
      const [table, counted] = await Promise.all([
        partTable(part),
        partTable({ ...part, grain: nativeGrain }),
      ]);
      return takePresent(table, counted);
    };

    const hasBuckets = (grain: Grain) => definition.hasBuckets?.(grain, slice, query) ?? false;
    const parts = splitSlice(slice, { source: name, mapping, nativeGrain, hasBuckets });
    if (parts.length === 0) return emptyTable(slice);
    return joinTables(slice, await Promise.all(parts.map(covered)));
  }

  return {
    name,
    describe: async () => facts,
    async fetch(query, { signal, reload = false }) {
      signal.throwIfAborted();
      const flight = new AbortController();
      const give = () => flight.abort(signal.reason);
      signal.addEventListener('abort', give);
      const asker = new Asker(name, http, definition, limits, flight.signal);
      try {
        const tables = await Promise.all(query.slices.map((slice) => tableOf(slice, query, asker, reload)));
        return {
          version: 1,
          source: name,
          tables,
          asOf: asker.asOf ?? new Date().toISOString(),
          flags: asker.flags,
          nativeGrain,
          ...(!hasTime && { timeless: true }),
          ...(facts.completeUntil !== undefined && { completeUntil: facts.completeUntil }),
        };
      } catch (error) {
        flight.abort(error);
        throw error;
      } finally {
        signal.removeEventListener('abort', give);
      }
    },
  };
}

/** Of a slice whose measures the source lacks. */
function emptyTable(slice: Slice): Table {
  const keys = slice.by.map((dimension) => [dimension, { values: [], codes: [] }]);
  return {
    slice,
    length: 0,
    keys: Object.fromEntries(keys),
    columns: {},
    present: [],
    ...(slice.grain !== 'total' && { start: [] }),
  };
}

function noCohorts(source: string): KpiError {
  return new KpiError(
    'invalid_period',
    `Source "${source}" cannot be asked by the date of a cohort.\nRead cohorts from a source of rows, such as a file or a KPI server.`,
  );
}

function otherZone(source: string, zone: string, asked: string): KpiError {
  return new KpiError(
    'invalid_period',
    `Source "${source}" counts in days of "${zone}", and is asked for days of "${asked}".\nSet the time zone of the client to "${zone}", or that of the system to "${asked}".`,
  );
}
