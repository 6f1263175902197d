import {
  type Dataset,
  type DatasetColumn,
  type Grain,
  type KeyColumn,
  keyColumn,
  weigh,
} from '@kpi-elements/core';
import type { AdapterMapping, AdapterMeasure } from './adapter-column.ts';
import type { AnswerRow, Question } from './question.ts';
import { readCell, readMember } from './read-cell.ts';
import { readTimes } from './read-times.ts';

const CENTS = 100;

/** What the rows of an answer are made into. */
export interface AnswerContext {
  /** Named in messages. */
  readonly source: string;
  readonly mapping: AdapterMapping;
  readonly question: Question;
  /** Ids of the measures that were asked for. */
  readonly measures: readonly string[];
  /** Our names of `question.by`. */
  readonly dimensions: readonly string[];
  readonly nativeGrain: Grain;
}

/** The rows of a system as a dataset of few rows, which core then adds up as it adds up any other. */
export function answerDataset(rows: readonly AnswerRow[], context: AnswerContext): Dataset {
  const { source, mapping, question, measures, dimensions, nativeGrain } = context;
  const cells = new Map(
    question.columns.map((column, i) => [
      column,
      Float64Array.from(rows, (row) => readCell(row.cells[i], column, source)),
    ]),
  );
  const keys: Record<string, KeyColumn> = {};
  for (const [i, name] of dimensions.entries())
    keys[name] = keyColumn(rows.map(({ members }) => readMember(members[i], question.by[i]!, source)));
  const { currency } = mapping.options;
  if (!Object.hasOwn(keys, 'currency')) {
    const saysCurrency = rows.some((row) => row.currency !== undefined);
    if (saysCurrency || currency !== undefined)
      keys['currency'] = keyColumn(rows.map((row) => row.currency ?? currency ?? null));
  }
  const isCounted = rows.some(({ present }) => present !== undefined);
  return {
    length: rows.length,
    nativeGrain,
    keys,
    columns: Object.fromEntries(
      measures.map((id) => [id, datasetColumn(mapping.columns.get(id)!, cells, mapping)]),
    ),
    ...(question.grain !== 'total' && { time: readTimes(rows, question, source) }),
    ...(isCounted && {
      present: Float64Array.from(rows, ({ present }) => readCell(present, 'present', source)),
    }),
  };
}

function datasetColumn(
  asked: AdapterMeasure,
  cells: ReadonlyMap<string, Float64Array>,
  { columns }: AdapterMapping,
): DatasetColumn {
  const { unit, rollUp } = asked.measure;
  // A plain mean would need every row of the system behind it.
  if (rollUp === 'distinct' || (typeof rollUp === 'object' && rollUp.mean === '1'))
    return { kind: 'counted', unit, values: amounts(asked, cells) };
  if (typeof rollUp === 'object') {
    const { weight } = asked;
    const weights = weight === undefined ? amounts(columns.get(rollUp.mean)!, cells) : cells.get(weight)!;
    return { kind: 'amount', rollUp, unit, ...weigh(amounts(asked, cells), weights) };
  }
  return unit === 'money' && asked.times === undefined
    ? { kind: 'amount', rollUp, unit, ...minorUnits(cells.get(asked.column)!, asked.divisor) }
    : { kind: 'amount', rollUp, unit, values: amounts(asked, cells) };
}

function amounts(
  { column, divisor, times }: AdapterMeasure,
  cells: ReadonlyMap<string, Float64Array>,
): Float64Array {
  const values = cells.get(column)!.map((value) => value / divisor);
  const factors = times === undefined ? undefined : cells.get(times)!;
  return factors ? values.map((value, i) => value * factors[i]!) : values;
}

/** Money as the integers that it is made of, so that it adds up exactly. */
function minorUnits(values: Float64Array, divisor: number): { values: Float64Array; scale?: number } {
  if (divisor > 1 && values.every((value) => Number.isNaN(value) || Number.isSafeInteger(value)))
    return { values, scale: divisor };
  const whole = values.map((value) => value / divisor);
  const cents = whole.map((value) => Math.round(value * CENTS));
  const isExact = cents.every(
    (cent, i) => Number.isNaN(cent) || (Number.isSafeInteger(cent) && cent / CENTS === whole[i]),
  );
  return isExact ? { values: cents, scale: CENTS } : { values: whole };
}
