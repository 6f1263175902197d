import { alternatives, quotedAlternatives } from './alternatives.ts';
import type { CatalogDefinitions } from './catalog.ts';
import { definitionFile, type Shape } from './definition-fields.ts';
import { KpiError } from './errors.ts';
import { defineKpis, type Kpi, type KpiDefinition } from './kpi.ts';
import { defineMeasures, type Measure, type MeasureDefinition } from './measure.ts';
import { didYouMean } from './suggest.ts';

/**
 * Reads definitions from parsed JSON, as `kpi-definitions.schema.json` describes it. What they mean is checked when a
 * catalog is made of them.
 *
 * @throws {KpiError} `invalid_definition`, naming the place: `kpis.my_kpi.better: expected "higher", "lower" or "range", got "up".`
 * @example
 * const mine = catalog.extend(parseKpiDefinitions(await (await fetch('kpis.json')).json()));
 */
export function parseKpiDefinitions(json: unknown): Required<CatalogDefinitions> & {
  readonly kpis: Readonly<Record<string, Kpi>>;
  readonly measures: Readonly<Record<string, Measure>>;
} {
  checkShape(json, definitionFile, '');
  const { kpis = {}, measures = {} } = json as {
    kpis?: Record<string, KpiDefinition>;
    measures?: Record<string, MeasureDefinition>;
  };
  return { kpis: defineKpis(kpis), measures: defineMeasures(measures) };
}

function checkShape(value: unknown, shape: Shape, place: string): void {
  switch (shape.type) {
    case 'list':
      if (!Array.isArray(value)) throw mismatch(value, shape, place);
      for (const [i, item] of value.entries()) checkShape(item, shape.of, `${place}[${i}]`);
      return;
    case 'record':
      if (!isRecord(value)) throw mismatch(value, shape, place);
      for (const [key, item] of Object.entries(value)) {
        if (key === '__proto__')
          throw new KpiError('invalid_definition', `${within(place, key)}: not a name.`);
        checkShape(item, shape.of, within(place, key));
      }
      return;
    case 'object': {
      if (!isRecord(value)) throw mismatch(value, shape, place);
      const { fields } = shape;
      for (const key of Object.keys(value)) {
        if (Object.hasOwn(fields, key)) continue;
        const remedy = didYouMean(key, Object.keys(fields), `Known are ${Object.keys(fields).join(', ')}.`);
        throw new KpiError('invalid_definition', `${within(place, key)}: unknown field.\n${remedy}`);
      }
      for (const [key, field] of Object.entries(fields)) {
        if (Object.hasOwn(value, key)) checkShape(value[key], field.shape, within(place, key));
        else if (field.required) {
          throw new KpiError(
            'invalid_definition',
            `${within(place, key)}: missing, expected ${wanted(field.shape)}.`,
          );
        }
      }
      return;
    }
    case 'either': {
      const fitting = shape.shapes.find((one) => fitsRoughly(value, one));
      if (!fitting) throw mismatch(value, shape, place);
      checkShape(value, fitting, place);
      return;
    }
    default:
      if (!fitsRoughly(value, shape) || (shape.type === 'one of' && !shape.words.includes(value as string))) {
        throw mismatch(value, shape, place);
      }
  }
}

/** Whether the kind of value is right, whatever is in it. */
function fitsRoughly(value: unknown, { type }: Shape): boolean {
  switch (type) {
    case 'text':
    case 'one of':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    default:
      return isRecord(value);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}

function mismatch(value: unknown, shape: Shape, place: string): KpiError {
  const where = place === '' ? 'KPI definitions' : place;
  return new KpiError('invalid_definition', `${where}: expected ${wanted(shape)}, got ${got(value)}.`);
}

function wanted(shape: Shape): string {
  switch (shape.type) {
    case 'one of':
      return quotedAlternatives(shape.words);
    case 'either':
      return alternatives(shape.shapes.map(wanted));
    case 'boolean':
      return 'true or false';
    case 'list':
      return 'a list';
    case 'record':
    case 'object':
      return 'an object';
    default:
      return `a ${shape.type}`;
  }
}

function got(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  return JSON.stringify(value) ?? typeof value;
}
