import type { Slice } from '@kpi-elements/core';
import type { CheckedFact, CheckedMeasure, CheckedModel } from './checked-model.ts';
import type { Statement } from './engine.ts';
import { type Asked, CURRENCY, LAG, type NamedSql, rowsSql } from './rows-sql.ts';
import { type Bind, groupBy, selectList, type Sql, writeStatement } from './sql.ts';
import { checkGrain } from './time-sql.ts';

/** What a column of an answer is of a measure. */
export interface AnsweredColumn {
  readonly measure: CheckedMeasure;
  readonly of: 'values' | 'weights' | 'present' | 'rows';
}

/** One statement and what its columns are: buckets, then keys, then these, then `present` where it has that. */
export interface Part {
  readonly statement: Statement;
  readonly columns: readonly AnsweredColumn[];
  readonly hasPresent: boolean;
}

/** A slice as statements whose groups fit together. */
export interface CompiledSlice {
  readonly slice: Slice;
  /** How many columns a bucket takes. */
  readonly times: number;
  /** The dimensions of the keys, with `currency` where money is kept apart. */
  readonly keys: readonly string[];
  /** The measures that the model has, as they were asked. */
  readonly measures: readonly CheckedMeasure[];
  /** Levels of these were added over members. */
  readonly settled: ReadonlySet<CheckedMeasure>;
  readonly parts: readonly Part[];
}

/** What a slice is compiled for, beside its fact. */
export type SliceContext = Omit<Asked, 'fact' | 'currency'>;

/**
 * Writes the statements that answer a slice, to the rules of `aggregate` in core: one for sums, means and coverage of
 * each fact, one for what is counted once, one for the levels of the first and of the last bucket.
 *
 * @param groups The most groups that are answered; one more is asked for, to see whether there are.
 */
export function compileSlice(model: CheckedModel, context: SliceContext, groups: number): CompiledSlice {
  const { slice } = context;
  const owners = ownersOf(model, slice.measures);
  const measures = owners.map(([, measure]) => measure);
  const splitsCurrency =
    !slice.by.includes(CURRENCY) &&
    measures.some(({ unit }) => unit === 'money') &&
    owners.some(([fact, { currency }]) => currency !== undefined || fact.dimensions.has(CURRENCY));
  const by = [...slice.by, ...(slice.cohort ? [LAG] : []), ...(splitsCurrency ? [CURRENCY] : [])];
  const keys = slice.cohort ? [...by.filter((name) => name !== LAG), LAG] : by;
  const settled = new Set<CheckedMeasure>();
  const parts = byFactAndCurrency(model, owners).flatMap(([fact, currency, own]) => {
    checkGrain(fact.time, slice);
    const asked: Asked = { ...context, fact, currency };
    if (dropsDimension(asked, keys)) for (const measure of own) if (isLevel(measure)) settled.add(measure);
    return partsOf(asked, keys, own, groups);
  });
  const times = slice.grain === 'total' ? 0 : slice.grain === 'hour' ? 2 : 1;
  return { slice, times, keys, measures, settled, parts };
}

function ownersOf({ facts }: CheckedModel, ids: readonly string[]): [CheckedFact, CheckedMeasure][] {
  return ids.flatMap((id) => {
    const fact = facts.find(({ measures }) => measures.has(id));
    return fact ? [[fact, fact.measures.get(id)!]] : [];
  });
}

/** What can stand in one statement: measures of one fact in one currency. Without a measure, the groups of the first fact. */
function byFactAndCurrency(
  { facts, described }: CheckedModel,
  owners: readonly [CheckedFact, CheckedMeasure][],
): (readonly [CheckedFact, Asked['currency'], CheckedMeasure[]])[] {
  if (owners.length === 0) return [[facts[0]!, facts[0]!.currency, []]];
  const isKnown = described.dimensions.includes(CURRENCY);
  const found = new Map<string, readonly [CheckedFact, Asked['currency'], CheckedMeasure[]]>();
  for (const [fact, measure] of owners) {
    const own = measure.currency ?? fact.currency;
    const currency = own ?? (isKnown && !fact.dimensions.has(CURRENCY) ? null : undefined);
    const key = JSON.stringify([fact.name, currency]);
    const part = found.get(key);
    if (part) part[2].push(measure);
    else found.set(key, [fact, currency, [measure]]);
  }
  return [...found.values()];
}

function isLevel({ rollUp }: CheckedMeasure): boolean {
  return rollUp === 'first' || rollUp === 'last';
}

/** Does an answer add over a dimension of which there may be several members? */
function dropsDimension({ fact, grant }: Asked, keys: readonly string[]): boolean {
  const severalTenants = fact.tenant !== undefined && grant.tenants?.length !== 1;
  return severalTenants || [...fact.dimensions.keys()].some((name) => !keys.includes(name));
}

function partsOf(asked: Asked, keys: readonly string[], measures: readonly CheckedMeasure[], groups: number) {
  const distinct = measures.filter(({ kind }) => kind === 'identity');
  const ends = (['first', 'last'] as const).map((end) => measures.filter(({ rollUp }) => rollUp === end));
  return [
    totals(asked, keys, measures, groups),
    ...(distinct.length > 0 ? [distinctCounts(asked, keys, distinct, groups)] : []),
    ...ends.flatMap((own, i) =>
      own.length > 0 ? [levels(asked, keys, own, i === 0 ? 'first' : 'last', groups)] : [],
    ),
  ];
}

/** Sums by native bucket, then over them: so every native bucket counts once towards coverage. */
function totals(
  asked: Asked,
  keys: readonly string[],
  measures: readonly CheckedMeasure[],
  groups: number,
): Part {
  const { dialect } = asked;
  const adding = measures.filter((measure) => measure.kind !== 'identity' && !isLevel(measure));
  const columns: AnsweredColumn[] = [];
  const inner: (readonly [string, string])[] = [];
  const outer: (readonly [string, string])[] = [];
  const answer = (measure: CheckedMeasure, of: AnsweredColumn['of'], within: string, over: string) => {
    const name = `a${columns.push({ measure, of }) - 1}`;
    inner.push([name, within]);
    outer.push([name, dialect.double(over.replaceAll('$', name))]);
  };
  for (const [i, measure] of measures.entries()) {
    const value = `m${i}`;
    if (adding.includes(measure)) {
      answer(measure, 'values', dialect.sum(value, measure.sums), dialect.sum('$', measure.sums));
      if (measure.weight)
        answer(measure, 'weights', dialect.sum(`w${i}`, 'double'), dialect.sum('$', 'double'));
      if (measure.kind === 'counted') answer(measure, 'rows', 'count(*)', 'sum($)');
    }
    answer(measure, 'present', `max(${filled(value)})`, 'sum($)');
  }
  const any = measures.map((_, i) => filled(`m${i}`)).reduce((a, b) => `greatest(${a}, ${b})`, '0');
  const sources = measures.flatMap(({ value, weight }, i): NamedSql[] => [
    [`m${i}`, value],
    ...(weight ? [[`w${i}`, weight] as const] : []),
  ]);
  const statement = write(asked, keys, [], sources, groups, (from, group) => {
    const byNative = `SELECT ${[...group, selectList([...inner, ['p', `max(${any})`]])].join(', ')} FROM (${from}) q${groupBy([...group, 'n'])}`;
    return { from: byNative, columns: [...outer, ['p', dialect.double('sum(p)')]] };
  });
  return { statement, columns, hasPresent: true };
}

function filled(value: string): string {
  return `CASE WHEN ${value} IS NOT NULL THEN 1 ELSE 0 END`;
}

function distinctCounts(
  asked: Asked,
  keys: readonly string[],
  measures: readonly CheckedMeasure[],
  groups: number,
): Part {
  const { dialect } = asked;
  const sources = measures.map(({ value }, i) => [`m${i}`, value] as const);
  const statement = write(asked, keys, [], sources, groups, (from) => ({
    from,
    columns: measures.map((_, i) => [`a${i}`, dialect.double(dialect.countDistinct(`m${i}`))]),
  }));
  return { statement, columns: measures.map((measure) => ({ measure, of: 'values' })), hasPresent: false };
}

/** The level of each member in its own first or last bucket with data, then added over members. */
function levels(
  asked: Asked,
  keys: readonly string[],
  measures: readonly CheckedMeasure[],
  end: 'first' | 'last',
  groups: number,
): Part {
  const { dialect, fact, grant } = asked;
  const told: Sql[] = [...fact.dimensions.values()];
  if (fact.tenant && grant.tenants?.length !== 1) told.push(fact.tenant);
  const members = told.map((sql, i) => [`x${i}`, sql] as const);
  const sources = measures.map(({ value }, i) => [`m${i}`, value] as const);
  const statement = write(asked, keys, members, sources, groups, (from, group) => {
    const member = [...group, ...members.map(([name]) => name)];
    const sums = measures.map(({ sums }, i) => [`m${i}`, dialect.sum(`m${i}`, sums)] as const);
    const buckets = `SELECT ${[...member, 'n', selectList(sums)].join(', ')} FROM (${from}) q${groupBy([...member, 'n'])}`;
    const ends = measures.map((_, i) => [`m${i}`, dialect.valueAt(`m${i}`, 'n', end)] as const);
    const ofMembers = `SELECT ${[...member, selectList(ends)].join(', ')} FROM (${buckets}) q${groupBy(member)}`;
    return {
      from: ofMembers,
      columns: measures.map(({ sums }, i) => [`a${i}`, dialect.double(dialect.sum(`m${i}`, sums))]),
    };
  });
  return { statement, columns: measures.map((measure) => ({ measure, of: 'values' })), hasPresent: false };
}

type Grouping = (
  from: string,
  group: readonly string[],
) => { readonly from: string; readonly columns: readonly (readonly [string, string])[] };

/** A statement over the rows of a slice: `grouping` says what is computed of them, by group. */
function write(
  asked: Asked,
  keys: readonly string[],
  members: readonly NamedSql[],
  sources: readonly NamedSql[],
  groups: number,
  grouping: Grouping,
): Statement {
  const { dialect } = asked;
  return writeStatement(dialect, (bind: Bind) => {
    const rows = rowsSql(asked, keys, members, sources, bind);
    const group = [...rows.times, ...rows.keys];
    const { from, columns } = grouping(rows.from, group);
    const times = rows.times.map((name) => [name, dialect.double(name)] as const);
    const answered = [...(times.length > 0 ? [selectList(times)] : []), ...rows.keys, selectList(columns)];
    return `SELECT ${answered.join(', ')} FROM (${from}) q${groupBy(group)} LIMIT ${groups + 1}`;
  });
}
