import type { Dataset, DatasetColumn } from './dataset.ts';
import type { MeasureColumn, Table } from './frame.ts';
import { numberAt, type Numbers } from '../cell.ts';
import { toDay } from '../time/date.ts';
import type { Grain } from '../time/calendar.ts';

const datasets = new WeakMap<Table, Dataset>();

/** Takes a table's totals as rows, so that they can be added up further. A bucket that the range cuts begins with the range. */
export function tableDataset(table: Table, nativeGrain: Grain): Dataset {
  let dataset = datasets.get(table);
  if (!dataset) datasets.set(table, (dataset = makeDataset(table, nativeGrain)));
  return dataset;
}

function makeDataset(table: Table, nativeGrain: Grain): Dataset {
  const columns: Record<string, DatasetColumn> = {};
  for (const [measure, column] of Object.entries(table.columns)) columns[measure] = datasetColumn(column);
  const hourly = table.slice.grain === 'hour';
  const from = toDay(table.slice.range[0]);
  return {
    length: table.length,
    nativeGrain,
    keys: table.keys,
    columns,
    present: toFloats(table.present),
    ...(table.start && {
      time: hourly
        ? { kind: 'instant', milliseconds: Float64Array.from(table.start, (start) => Date.parse(start)) }
        : { kind: 'day', days: Int32Array.from(table.start, (start) => Math.max(toDay(start), from)) },
    }),
  };
}

function datasetColumn(column: MeasureColumn): DatasetColumn {
  const { rollUp, unit, values, weights, scale, settled } = column;
  const present = column.present && { present: toFloats(column.present) };
  if (rollUp === 'distinct') return { kind: 'counted', unit, values: toFloats(values), ...present };
  return {
    kind: 'amount',
    rollUp,
    unit,
    values: toFloats(values),
    ...(weights && { weights: toFloats(weights) }),
    ...(scale !== undefined && { scale }),
    ...(settled && { settled }),
    ...present,
  };
}

function toFloats(numbers: Numbers): Float64Array {
  return numbers instanceof Float64Array
    ? numbers
    : Float64Array.from({ length: numbers.length }, (_, i) => numberAt(numbers, i));
}
