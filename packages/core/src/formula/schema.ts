import { KpiError } from '../errors.ts';
import type { KpiDefinition } from '../kpi.ts';
import type { MeasureDefinition } from '../measure.ts';
import { didYouMean } from '../suggest.ts';
import { andWhere, asWhere, type Where } from '../where.ts';
import { dimensionOf, type Dimension } from './units.ts';

/** The names that a formula may use. */
export interface FormulaSchema {
  readonly measures: Readonly<Record<string, Pick<MeasureDefinition, 'unit' | 'of' | 'where'>>>;
  /** A measure's name goes before a KPI's. */
  readonly kpis?: Readonly<Record<string, Pick<KpiDefinition, 'formula' | 'unit' | 'where' | 'parameters'>>>;
  /** Names that stand for a constant, a plain number. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/** A measure that sources know, and the filter that makes another one of it. */
export interface BaseMeasure {
  readonly measure: string;
  readonly where: Where;
  readonly dimension: Dimension;
}

/** A record's own property: `constructor` and `__proto__` are unknown names like any other. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
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
