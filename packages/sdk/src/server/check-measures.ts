import { KpiError, type Measure, measures as builtInMeasures } from '@kpi-elements/core';
import { parseMapping } from '../mapping/dataset-mapping.ts';
import { type Expression, parseExpression } from '../mapping/expression.ts';
import { parseNameList } from '../mapping/name-list.ts';
import type { CheckedMeasure } from './checked-model.ts';
import type { FactColumns } from './fact-columns.ts';
import type { Fact, ModelMeasure } from './model.ts';
import { rowFormulaSql } from './row-formula.ts';
import type { Sql } from './sql.ts';
import { conditionSql } from './where-sql.ts';

/** What the measures of a fact are in its columns. Throws a {@link KpiError} that names the measure and the column. */
export function checkMeasures(fact: Fact, columns: FactColumns): Map<string, CheckedMeasure> {
  const written = parseNameList(fact.measures, 'measures').map(([id, is]): [string, ModelMeasure] => [
    id,
    typeof is === 'string' ? { expression: is } : is,
  ]);
  const definitions = Object.fromEntries(written.flatMap(([id, is]) => definition(id, is)));
  const { measures } = parseMapping({
    measures: Object.fromEntries(written.map(([id, { expression }]) => [id, expression])),
    definitions,
  });
  const currencies = new Map(written.map(([id, { currency }]) => [id, currency]));
  const expressions = new Map(
    measures.map(({ measure: { id }, mapping }) => [
      id,
      parseExpression(id, mapping, columns.names, columns.table),
    ]),
  );
  return new Map(
    measures.map(({ measure }) => [
      measure.id,
      checkMeasure(measure, expressions, columns, currencies.get(measure.id) ?? fact.currency),
    ]),
  );
}

/** A measure of its own, where the model says more than the expression. */
function definition(id: string, { name, unit, rollUp }: ModelMeasure): [string, Measure][] {
  const known: Measure | undefined = Object.hasOwn(builtInMeasures, id)
    ? (builtInMeasures as Readonly<Record<string, Measure>>)[id]
    : undefined;
  if (name === undefined && unit === undefined && rollUp === undefined) return [];
  return [
    [
      id,
      {
        id,
        name: name ?? known?.name ?? id,
        unit: unit ?? known?.unit ?? 'count',
        rollUp: rollUp ?? known?.rollUp ?? 'sum',
      },
    ],
  ];
}

function checkMeasure(
  { id, unit, rollUp }: Measure,
  expressions: ReadonlyMap<string, Expression>,
  columns: FactColumns,
  currency: string | undefined,
): CheckedMeasure {
  const expression = expressions.get(id)!;
  const base = { id, unit, ...(unit === 'money' && currency !== undefined && { currency }) };
  if (expression.kind === 'distinct') {
    const value = columns.identity(expression.header);
    return { ...base, rollUp: 'distinct', kind: 'identity', value: () => value, sums: 'exact' };
  }
  const { value, sums } = amount(id, expression, columns);
  // Rows are there once, so their number adds up whatever is counted elsewhere.
  if (rollUp === 'distinct') {
    return expression.kind === 'rows'
      ? { ...base, rollUp: 'sum', kind: 'amount', value, sums }
      : { ...base, rollUp, kind: 'counted', value, sums };
  }
  if (typeof rollUp === 'string') return { ...base, rollUp, kind: 'amount', value, sums };
  const weighing =
    rollUp.mean === '1' ? () => '1' : amount(rollUp.mean, expressions.get(rollUp.mean)!, columns).value;
  const { dialect } = columns;
  return {
    ...base,
    rollUp,
    kind: 'amount',
    sums: 'double',
    value: (bind) => dialect.finite(`(${dialect.double(value(bind))} * ${dialect.double(weighing(bind))})`),
    weight: (bind) => `CASE WHEN ${value(bind)} IS NOT NULL THEN ${dialect.double(weighing(bind))} END`,
  };
}

/** One number a row. */
function amount(
  id: string,
  expression: Expression,
  columns: FactColumns,
): { value: Sql; sums: CheckedMeasure['sums'] } {
  switch (expression.kind) {
    case 'column': {
      const { value, sums } = columns.number(expression.header, id);
      return { value: () => value, sums };
    }
    case 'rows': {
      const { where } = expression;
      if (where.length === 0) return { value: () => '1', sums: 'exact' };
      const conditions: Sql = (bind) =>
        where
          .map((condition) => conditionSql(columns.text(condition.dimension), condition, bind))
          .join(' AND ');
      return { value: (bind) => `CASE WHEN ${conditions(bind)} THEN 1 ELSE 0 END`, sums: 'exact' };
    }
    case 'formula': {
      const { dialect } = columns;
      const column = (header: string) => dialect.double(columns.number(header, id).value);
      const written = dialect.finite(rowFormulaSql(expression.formula.text, column, dialect));
      return { value: () => written, sums: 'double' };
    }
    default:
      throw new KpiError(
        'invalid_definition',
        `Measure "${id}" is mapped to ${expression.kind === 'function' ? 'a function' : 'ids'}, which a server cannot add up.\nWrite a formula over columns.`,
      );
  }
}
