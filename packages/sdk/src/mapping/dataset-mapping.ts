import {
  didYouMean,
  KpiError,
  measures as builtInMeasures,
  type Measure,
  type Measures,
  type SourceFacts,
} from '@kpi-elements/core';
import { requireHeader } from '../table/raw-table.ts';
import type { DecimalSign } from '../table/number-text.ts';
import type { DateOptions } from '../table/read-times.ts';
import { columnsOf, type Expression, type MeasureMapping, parseExpression } from './expression.ts';
import { type NameList, parseNameList } from './name-list.ts';

/** What the columns of a table mean. */
export interface DatasetOptions extends DateOptions {
  /** Named in error messages and in `request.source`. */
  readonly name?: string;
  /** The column that says when. Without one the source is timeless: its totals serve any period. */
  readonly date?: string;
  /** Measure ids and what each is in the data. */
  readonly measures: NameList<MeasureMapping>;
  /** Dimension names and the column of each. */
  readonly dimensions?: NameList;
  /** Measures beyond the built-in ones. */
  readonly definitions?: Measures;
  /** The sign before the decimals, where the cells do not tell. */
  readonly decimal?: DecimalSign;
  /**
   * ISO 4217 code of all money, where no dimension `currency` says it row by row.
   * @default what the signs of the cells say
   */
  readonly currency?: string;
  /** Leaves out rows without a date, such as a line of totals. @default false */
  readonly skipUndated?: boolean;
  /** When the data were true: ISO 8601 instant. @default when they were loaded */
  readonly asOf?: string;
  /** The last local date for which the data are complete. */
  readonly completeUntil?: string;
  /** Days after which the numbers of a date no longer change. */
  readonly settlesAfter?: number;
}

/** A measure and what it is in the data. */
export interface MappedMeasure {
  readonly measure: Measure;
  readonly mapping: MeasureMapping;
}

/** {@link DatasetOptions}, checked as far as they can be without the data. */
export interface DatasetMapping {
  readonly options: DatasetOptions;
  readonly measures: readonly MappedMeasure[];
  /** Dimension and header. */
  readonly dimensions: readonly (readonly [name: string, header: string])[];
}

/** A mapping whose columns were found. */
export interface ResolvedMapping extends DatasetMapping {
  readonly expressions: ReadonlyMap<string, Expression>;
  readonly headers: ReadonlySet<string>;
}

/** Checks names and units. Throws `unknown_measure` with the nearest name. */
export function parseMapping(options: DatasetOptions): DatasetMapping {
  const known: Readonly<Record<string, Measure>> = { ...builtInMeasures, ...options.definitions };
  const measures = parseNameList(options.measures, 'measures').map(([id, mapping]) => {
    if (!Object.hasOwn(known, id)) {
      const wayOut = 'Define it: definitions: defineMeasures({ … }).';
      throw new KpiError(
        'unknown_measure',
        `Unknown measure "${id}".\n${didYouMean(id, Object.keys(known), wayOut)}`,
      );
    }
    return { measure: known[id]!, mapping };
  });
  const mapped = new Set(measures.map(({ measure }) => measure.id));
  for (const { measure } of measures) {
    if (typeof measure.rollUp === 'string' || measure.rollUp.mean === '1' || mapped.has(measure.rollUp.mean))
      continue;
    const { mean } = measure.rollUp;
    throw new KpiError(
      'unknown_measure',
      `"${measure.id}" is a mean weighted by "${mean}", which is not mapped.\nMap "${mean}" to a column as well.`,
    );
  }
  return { options, measures, dimensions: parseNameList(options.dimensions ?? [], 'dimensions') };
}

/** Finds the columns among the headers. Throws with the headers and the nearest one. */
export function resolveMapping(
  mapping: DatasetMapping,
  headers: readonly string[],
  table: string,
): ResolvedMapping {
  const expressions = new Map(
    mapping.measures.map((mapped) => {
      const { id } = mapped.measure;
      return [id, parseExpression(id, mapped.mapping, headers, table)];
    }),
  );
  const wanted = new Set(
    mapping.dimensions.map(([name, header]) => requireHeader(header, headers, table, name)),
  );
  for (const expression of expressions.values()) {
    for (const header of columnsOf(expression, headers)) wanted.add(header);
  }
  const { date } = mapping.options;
  if (date !== undefined) wanted.add(requireHeader(date, headers, table, 'date'));
  return { ...mapping, expressions, headers: wanted };
}

/** What is known of a source before its data are read. */
export function factsOf({ options, measures, dimensions }: DatasetMapping, name: string): SourceFacts {
  const names = dimensions.map(([dimension]) => dimension);
  return {
    name,
    measures: measures.map(({ measure }) => measure.id),
    dimensions: options.currency === undefined || names.includes('currency') ? names : [...names, 'currency'],
    timeless: options.date === undefined,
    ...(options.completeUntil !== undefined && { completeUntil: options.completeUntil }),
    ...(options.settlesAfter !== undefined && { settlesAfter: options.settlesAfter }),
  };
}
