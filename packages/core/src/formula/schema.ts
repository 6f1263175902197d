import { KpiError } from '../errors.ts';
import type { KpiDefinition } from '../kpi.ts';
import type { MeasureDefinition } from '../measure.ts';
import { didYouMean } from '../suggest.ts';
import { andWhere, asWhere, formatWhere, type Where } from '../where.ts';
import { inputKey } from './input-key.ts';
import { explain } from './messages.ts';
import type { Names } from './names.ts';
import { own } from './own.ts';
import { printName } from './print.ts';
import { dimensionOf, type Dimension } from './units.ts';

/** The names that a formula may use. */
export interface FormulaSchema {
  readonly measures: Readonly<Record<string, Pick<MeasureDefinition, 'unit' | 'of' | 'where'>>>;
  /** A measure's name goes before a KPI's. */
  readonly kpis?: Readonly<Record<string, Pick<KpiDefinition, 'formula' | 'unit' | 'where' | 'parameters'>>>;
  /** Names that stand for a constant, a plain number. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/** A KPI, or a formula that is nobody's yet. */
export interface FormulaDefinition {
  readonly id?: string | undefined;
  readonly formula: string;
  readonly where?: string | undefined;
  readonly parameters?: Readonly<Record<string, number>> | undefined;
}

/**
 * The names of a schema as the formula of a KPI sees them: with its parameters, and with its filter on all totals.
 *
 * @throws {KpiError} `invalid_definition`, `invalid_where`
 */
export function namesIn(
  schema: FormulaSchema,
  { id, formula, where, parameters }: FormulaDefinition,
  outer: Where = [],
): Names {
  const { measures, kpis = {} } = schema;
  for (const [name, value] of Object.entries(parameters ?? {})) {
    const taken = own(measures, name) !== undefined;
    if (taken || !Number.isFinite(value)) {
      throw explain({ id, text: formula }, 'parameter', [], name, taken);
    }
  }
  const filter = where === undefined ? outer : andWhere(outer, asWhere(where, id));
  return {
    parameters,
    filter: formatWhere(filter),
    known: () => [measures, kpis, parameters ?? {}].flatMap((record) => Object.keys(record)),
    find(name) {
      const base = baseMeasure(name, measures);
      if (base) {
        const { measure, dimension } = base;
        const all = andWhere(filter, base.where);
        return {
          kind: 'measure',
          name: printName(name),
          key: inputKey(measure, all),
          measure,
          where: all,
          dimension,
        };
      }
      const kpi = own(kpis, name);
      if (!kpi) return undefined;
      const inside = () => namesIn(schema, { ...kpi, id: name }, filter);
      return {
        kind: 'kpi',
        name: printName(name),
        dimension: dimensionOf(kpi.unit),
        formula: kpi.formula,
        inside,
      };
    },
  };
}

/** A measure that sources know, and the filter that makes another one of it. */
export interface BaseMeasure {
  readonly measure: string;
  readonly where: Where;
  readonly dimension: Dimension;
}

/**
 * What a filtered measure is made of, with all filters on the way; any other measure itself.
 *
 * @throws {KpiError} `unknown_measure`, `circular_reference`, `invalid_where`
 */
export function baseMeasure(id: string, measures: FormulaSchema['measures']): BaseMeasure | undefined {
  let definition = own(measures, id);
  let measure = id;
  let where: Where = [];
  const path: string[] = [];
  while (definition?.of !== undefined) {
    path.push(measure);
    where = andWhere(where, asWhere(definition.where, measure));
    const { of } = definition;
    definition = own(measures, of);
    if (!definition) {
      const remedy = didYouMean(of, Object.keys(measures), 'A filtered measure is made of another measure.');
      throw new KpiError(
        'unknown_measure',
        `Measure "${measure}": unknown measure "${of}" in "of".\n${remedy}`,
      );
    }
    if (path.includes(of)) {
      const cycle = [...path.slice(path.indexOf(of)), of].join(' → ');
      throw new KpiError('circular_reference', `Measure "${id}": circular reference ${cycle}.`);
    }
    measure = of;
  }
  return definition && { measure, where, dimension: dimensionOf(definition.unit) };
}
