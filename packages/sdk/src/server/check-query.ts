import { KpiError, localTime, type Query, toDay } from '@kpi-elements/core';
import * as v from 'valibot';

const MAX_NAME = 200;
const MAX_VALUE = 1_000;
const MAX_DIMENSIONS = 8;
const MAX_CONDITIONS = 50;
const MAX_VALUES = 1_000;
const MAX_MEASURES = 200;

const Name = v.pipe(v.string(), v.maxLength(MAX_NAME));
const LocalDate = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
const Grain = v.picklist(['hour', 'day', 'week', 'month', 'quarter', 'year']);
const Condition = v.strictObject({
  dimension: Name,
  op: v.picklist(['in', 'not_in']),
  values: v.pipe(v.array(v.nullable(v.pipe(v.string(), v.maxLength(MAX_VALUE)))), v.maxLength(MAX_VALUES)),
});
const Slice = v.strictObject({
  measures: v.pipe(v.array(Name), v.maxLength(MAX_MEASURES)),
  range: v.strictTuple([LocalDate, LocalDate]),
  grain: v.union([Grain, v.literal('total')]),
  by: v.pipe(v.array(Name), v.maxLength(MAX_DIMENSIONS)),
  where: v.pipe(v.array(Condition), v.maxLength(MAX_CONDITIONS)),
  cohort: v.exactOptional(v.strictObject({ date: Name, lag: Grain })),
});
const QuerySchema = v.strictObject({
  version: v.literal(1),
  timeZone: Name,
  weekStart: v.picklist(['monday', 'sunday']),
  fiscalYearStart: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  slices: v.array(Slice),
});

/**
 * A query from outside, checked: its shape, its size, its zone and its dates. Names are looked up in the model later.
 * Throws `wrong_arguments` with the place, `too_long`, `unknown_name`, `invalid_period`.
 */
export function checkQuery(text: string, slices: number): Query {
  const { output, issues, success } = v.safeParse(QuerySchema, parseJson(text));
  if (!success) {
    const [issue] = issues;
    throw new KpiError(
      'wrong_arguments',
      `The query cannot be read at "${v.getDotPath(issue) ?? 'query'}": expected ${issue.expected ?? issue.type}.`,
    );
  }
  if (output.slices.length > slices) {
    throw new KpiError(
      'too_long',
      `The query has ${output.slices.length} slices; at most ${slices} are answered.`,
    );
  }
  localTime(0, output.timeZone);
  for (const { range, by } of output.slices) {
    for (const date of range) toDay(date);
    const twice = by.find((name, i) => by.indexOf(name) !== i);
    if (twice !== undefined)
      throw new KpiError('wrong_arguments', `Dimension "${twice}" stands twice in "by".`);
  }
  return output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KpiError('wrong_arguments', 'The query is not JSON.', { cause });
  }
}
