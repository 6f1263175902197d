import { KpiError, measures as builtInMeasures } from '@kpi-elements/core';
import { columnsOf, parseExpression } from '../mapping/expression.ts';
import { parseNameList } from '../mapping/name-list.ts';
import type { EngineColumn } from '../server/engine.ts';
import type { Fact } from '../server/model.ts';
import type { ServeFlags } from './serve-flags.ts';

/** What a file is taken for. */
export interface InferredModel {
  readonly fact: Fact;
  /** Columns that have to stay text, whatever they look like. */
  readonly text: readonly string[];
}

/** The table that the file becomes. */
export const TABLE = 'data';

/**
 * Takes a file for a fact: the first column of dates says when, a column of numbers that is called like a built-in
 * measure is that measure, and columns of text are dimensions. Flags go before.
 * Throws `unknown_measure` where nothing is a measure.
 */
export function inferModel(columns: readonly EngineColumn[], flags: ServeFlags): InferredModel {
  const headers = columns.map(({ name }) => name);
  const date =
    flags.date ?? columns.find(({ type }) => type === 'date' || type === 'clock' || type === 'instant')?.name;
  const measures =
    flags.measures === undefined
      ? columns.flatMap((column) => measureOf(column))
      : parseNameList<string>(flags.measures, '--measures');
  if (measures.length === 0) {
    const known = headers.map((header) => `"${header}"`).join(', ');
    throw new KpiError(
      'unknown_measure',
      `No column of "${flags.file}" is called like a measure.\nIt has ${known}.\nSay what they are: --measures cost:spend revenue:"Order total".`,
    );
  }
  const expressions = measures.map(([id, is]) => parseExpression(id, is, headers, flags.file));
  const used = new Set([date, ...expressions.flatMap((expression) => columnsOf(expression, headers))]);
  const dimensions =
    flags.dimensions === undefined
      ? columns
          .filter(({ name, type }) => (type === 'text' || type === 'boolean') && !used.has(name))
          .map(({ name }): [string, string] => [name, name])
      : parseNameList<string>(flags.dimensions, '--dimensions');
  const counted = expressions.flatMap((expression) =>
    expression.kind === 'rows' || expression.kind === 'distinct' ? columnsOf(expression, headers) : [],
  );
  return {
    fact: {
      table: TABLE,
      measures: Object.fromEntries(measures),
      dimensions: Object.fromEntries(dimensions),
      ...(date !== undefined && {
        time: { column: date, ...(flags.timeZone !== undefined && { zone: flags.timeZone }) },
      }),
      ...(flags.currency !== undefined && { currency: flags.currency }),
    },
    text: [...new Set([...dimensions.map(([, header]) => header), ...counted])],
  };
}

function measureOf({ name, type }: EngineColumn): [string, string][] {
  const id = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  const isNumber = type === 'integer' || type === 'decimal' || type === 'double';
  return isNumber && Object.hasOwn(builtInMeasures, id) ? [[id, `"${name.replaceAll('"', '""')}"`]] : [];
}
