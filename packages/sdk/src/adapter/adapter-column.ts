import { KpiError, type Measure } from '@kpi-elements/core';
import { type DatasetMapping, type DatasetOptions, parseMapping } from '../mapping/dataset-mapping.ts';
import { type NameList, parseNameList } from '../mapping/name-list.ts';

/**
 * What one unit of a system's number is. `percent`: 42 is 0.42. `micros`: 1,500,000 is 1.5. A number divides:
 * 100 for cents, 1000 for milliseconds.
 */
export type Scale = 'fraction' | 'percent' | 'micros' | number;

/** What a measure is in a system. */
export interface AdapterColumn {
  /** The system's name of it. */
  readonly column: string;
  /** @default what the source states for the column, else as it stands */
  readonly scale?: Scale;
  /** Another column that it is multiplied by, row by row: a rate times its denominator adds up, a rate does not. */
  readonly times?: string;
  /** Of a mean: the column of its weights. @default that of the measure it is weighted by */
  readonly weight?: string;
}

/** Measure ids and what each is in the system: its name, or more about it. */
export type AdapterColumns = NameList<string | AdapterColumn>;

/** A measure whose column is known. */
export interface AdapterMeasure {
  readonly measure: Measure;
  readonly column: string;
  readonly divisor: number;
  readonly times?: string | undefined;
  /** Of a mean: the column of its weights, where that is not the one of the measure it is weighted by. */
  readonly weight?: string | undefined;
}

/** The names of a source, understood. */
export interface AdapterMapping extends DatasetMapping {
  readonly columns: ReadonlyMap<string, AdapterMeasure>;
}

/** What the names of a source are made from. */
export interface NamedColumns extends Pick<
  DatasetOptions,
  'dimensions' | 'definitions' | 'currency' | 'completeUntil' | 'settlesAfter'
> {
  readonly measures: AdapterColumns;
}

const DIVISORS = { fraction: 1, percent: 100, micros: 1_000_000 };

/** Checks measures and scales. Throws `unknown_measure` and `invalid_definition`. */
export function parseColumns(
  { measures, ...options }: NamedColumns,
  hasTime: boolean,
  scaleOf: (column: string) => Scale,
): AdapterMapping {
  const columns = new Map(
    parseNameList(measures, 'measures').map(([id, value]) => [
      id,
      typeof value === 'string' ? { column: value } : value,
    ]),
  );
  const mapping = parseMapping({
    ...options,
    measures: Object.fromEntries([...columns].map(([id, { column }]) => [id, column])),
    ...(hasTime && { date: 'time' }),
  });
  return {
    ...mapping,
    columns: new Map(
      mapping.measures.map(({ measure }) => {
        const { column, times, weight, scale = scaleOf(column) } = columns.get(measure.id)!;
        const divisor = typeof scale === 'number' ? scale : DIVISORS[scale];
        if (!(divisor > 0 && Number.isFinite(divisor))) throw unknownScale(measure.id, scale);
        return [measure.id, { measure, column, divisor, times, weight }];
      }),
    ),
  };
}

/** The columns that measures need, each once, in the order in which the measures are declared. */
export function columnsFor(measures: readonly string[], { columns }: AdapterMapping): readonly string[] {
  const wanted = new Set(
    measures.flatMap((id) => {
      const { measure, weight } = columns.get(id)!;
      const { rollUp } = measure;
      return typeof rollUp === 'object' && weight === undefined ? [id, rollUp.mean] : [id];
    }),
  );
  const names = [...columns].flatMap(([id, { column, times, weight }]) =>
    wanted.has(id) ? [column, times, weight] : [],
  );
  return [...new Set(names)].filter((name) => name !== undefined);
}

function unknownScale(measure: string, scale: unknown): KpiError {
  return new KpiError(
    'invalid_definition',
    `Measure "${measure}" has scale "${String(scale)}".\nWrite 'fraction', 'percent', 'micros', or what it is divided by.`,
  );
}
