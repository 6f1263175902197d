import { type Grain, grains, KpiError, localTime, type SourceFacts } from '@kpi-elements/core';
import { parseNameList } from '../mapping/name-list.ts';
import type { CheckedFact, CheckedModel } from './checked-model.ts';
import { checkMeasures } from './check-measures.ts';
import type { Engine, TableName } from './engine.ts';
import { FactColumns } from './fact-columns.ts';
import type { Fact, Model, ModelTime } from './model.ts';
import type { Sql } from './sql.ts';

const CURRENCY = 'currency';

/** Holds a model against the real columns of its tables. Throws a {@link KpiError} that names what does not fit. */
export async function checkModel(model: Model, engine: Engine): Promise<CheckedModel> {
  const entries = Object.entries(model.facts);
  if (entries.length === 0) throw misfit('The model has no fact.', 'Give it one: facts: { ads: { … } }.');
  const facts = await Promise.all(entries.map(([name, fact]) => checkFact(name, fact, engine)));
  checkTogether(facts);
  return {
    facts,
    nativeGrain: coarsest(entries.map(([, { time }]) => timeOf(time)?.grain ?? 'day')),
    hasTenants: facts.some(({ tenant }) => tenant !== undefined),
    described: describe(model, facts),
  };
}

async function checkFact(name: string, fact: Fact, engine: Engine): Promise<CheckedFact> {
  const { dialect } = engine;
  const columns = new FactColumns(nameOf(fact.table), await engine.columns(fact.table), dialect);
  const dimensions = new Map<string, Sql>();
  const { currency, tenant } = fact;
  const time = timeOf(fact.time);
  if (time?.zone !== undefined) localTime(0, time.zone);
  if (currency !== undefined) dimensions.set(CURRENCY, (bind) => dialect.text(bind(currency)));
  for (const [dimension, header] of parseNameList(fact.dimensions ?? [], 'dimensions')) {
    const text = columns.text(header, dimension);
    dimensions.set(dimension, () => text);
  }
  const owner = tenant === undefined ? undefined : columns.text(tenant, 'tenant');
  return {
    name,
    table: [fact.table]
      .flat()
      .map((part) => dialect.identifier(part))
      .join('.'),
    measures: checkMeasures(fact, columns),
    dimensions,
    ...(time && { time: columns.time(time) }),
    ...(owner !== undefined && { tenant: () => owner }),
    ...(currency !== undefined && { currency }),
  };
}

function checkTogether(facts: readonly CheckedFact[]): void {
  const owners = new Map<string, string>();
  for (const { name, measures } of facts) {
    for (const id of measures.keys()) {
      const owner = owners.get(id);
      if (owner !== undefined) {
        throw misfit(
          `Measure "${id}" stands in the facts "${owner}" and "${name}".`,
          'Keep it in one of them, or give one another name.',
        );
      }
      owners.set(id, name);
    }
  }
  const timeless = facts.find(({ time }) => !time);
  if (timeless && facts.some(({ time }) => time)) {
    throw misfit(
      `Fact "${timeless.name}" has no time, but others have.`,
      'Give it a time column, or a model of its own.',
    );
  }
  const open = facts.find(({ tenant }) => !tenant);
  if (open && facts.some(({ tenant }) => tenant)) {
    throw misfit(
      `Fact "${open.name}" has no tenant, but others have.`,
      'Name the column that says whose its rows are, or give it a model of its own.',
    );
  }
}

function describe({ name, facts: written }: Model, facts: readonly CheckedFact[]): SourceFacts {
  const all = Object.values(written);
  const dimensions = new Set(facts.flatMap(({ dimensions }) => [...dimensions.keys()]));
  if (facts.some(({ measures }) => [...measures.values()].some(({ currency }) => currency !== undefined))) {
    dimensions.add(CURRENCY);
  }
  const completeUntil = all.flatMap((fact) => fact.completeUntil ?? []).sort()[0];
  const settlesAfter = all.flatMap((fact) => fact.settlesAfter ?? []);
  return {
    name: name ?? facts.map((fact) => fact.name).join('+'),
    measures: facts.flatMap(({ measures }) => [...measures.keys()]),
    dimensions: [...dimensions],
    timeless: facts.every(({ time }) => !time),
    ...(completeUntil !== undefined && { completeUntil }),
    ...(settlesAfter.length > 0 && { settlesAfter: Math.max(...settlesAfter) }),
  };
}

/** What coverage counts must be the same in all facts. */
function coarsest(all: readonly Grain[]): Grain {
  return all.reduce((a, b) => (grains.indexOf(a) > grains.indexOf(b) ? a : b));
}

function timeOf(time: string | ModelTime | undefined): ModelTime | undefined {
  return typeof time === 'string' ? { column: time } : time;
}

function nameOf(table: TableName): string {
  return [table].flat().join('.');
}

function misfit(fact: string, wayOut: string): KpiError {
  return new KpiError('invalid_definition', `${fact}\n${wayOut}`);
}
