import { compileKpi, type Formula, KpiError, parseWhere, type Where } from '@kpi-elements/core';
import { requireHeader, type Scalar } from '../table/raw-table.ts';

/** The cells of one row by header, as they were written. */
export type Row = Readonly<Record<string, Scalar>>;

/**
 * What a measure is in the data:
 * - a column header as it stands: `Amount spent (USD)`
 * - `rows()`, how many rows; `rows(Churn=Yes)`, how many of them match a filter
 * - `distinct(CustomerID)`, how many different ones
 * - a formula over the columns of a row, headers with spaces in double quotes: `"Unit price" * Quantity`
 * - in TypeScript, a function of the row
 */
export type MeasureMapping = string | ((row: Row) => number | null);

/** A {@link MeasureMapping}, understood. */
export type Expression =
  | { readonly kind: 'column'; readonly header: string }
  | { readonly kind: 'rows'; readonly where: Where }
  | { readonly kind: 'distinct'; readonly header: string }
  | { readonly kind: 'formula'; readonly formula: Formula }
  | { readonly kind: 'function'; readonly of: (row: Row) => number | null };

const ROWS = /^rows\s*\((.*)\)$/s;
const DISTINCT = /^distinct\s*\((.*)\)$/s;
const QUOTED = /^"((?:[^"]|"")*)"$/;
const OPERATOR = /[-+*/(]/;

/** Reads what a measure is mapped to. Throws a {@link KpiError} that names the measure and the nearest header. */
export function parseExpression(
  measure: string,
  mapping: MeasureMapping,
  headers: readonly string[],
  table: string,
): Expression {
  if (typeof mapping === 'function') return { kind: 'function', of: mapping };
  const text = mapping.trim();
  const header = (name: string) => requireHeader(unquote(name.trim()), headers, table, measure);
  if (headers.includes(unquote(text))) return { kind: 'column', header: unquote(text) };
  const [, filter] = ROWS.exec(text) ?? [];
  if (filter !== undefined) {
    const where = parseWhere(filter, measure);
    for (const { dimension } of where) requireHeader(dimension, headers, table, measure);
    return { kind: 'rows', where };
  }
  const [, counted] = DISTINCT.exec(text) ?? [];
  if (counted !== undefined) return { kind: 'distinct', header: header(counted) };
  if (!OPERATOR.test(text) && Number.isNaN(Number(text))) return { kind: 'column', header: header(text) };
  return { kind: 'formula', formula: compileRowFormula(measure, text, headers, table) };
}

/** The columns that an expression reads. */
export function columnsOf(expression: Expression, headers: readonly string[]): readonly string[] {
  switch (expression.kind) {
    case 'rows':
      return expression.where.map(({ dimension }) => dimension);
    case 'formula':
      return expression.formula.measures;
    case 'function':
      return headers;
    default:
      return [expression.header];
  }
}

function unquote(text: string): string {
  return QUOTED.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
}

function compileRowFormula(
  measure: string,
  text: string,
  headers: readonly string[],
  table: string,
): Formula {
  const schema = {
    measures: Object.fromEntries(headers.map((header) => [header, { unit: 'number' } as const])),
  };
  let formula: Formula;
  try {
    formula = compileKpi({ formula: text }, schema);
  } catch (error) {
    if (!(error instanceof KpiError)) throw error;
    const known = headers.map((header) => `"${header}"`).join(', ');
    throw new KpiError(
      error.code,
      `Measure "${measure}" of "${table}": ${error.message}\nThe columns are ${known}.`,
      {
        cause: error,
        ...(error.position !== undefined && { position: error.position }),
      },
    );
  }
  const beyond = formula.inputs.find((input) => input.kind !== 'measure' || input.shift > 0 || input.window);
  if (beyond === undefined) return formula;
  throw new KpiError(
    'invalid_definition',
    `Measure "${measure}" of "${table}": "${beyond.key}" looks beyond its row.\nUse it in the formula of a KPI instead.`,
  );
}
