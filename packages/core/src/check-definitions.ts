import { quotedAlternatives } from './alternatives.ts';
import { KpiError } from './errors.ts';
import type { Formula } from './formula/formula.ts';
import { inputKey } from './formula/input-key.ts';
import { own } from './formula/own.ts';
import { parse } from './formula/parse.ts';
import { surroundKey } from './formula/surroundings.ts';
import type { Tree } from './formula/tree.ts';
import { dimensionOf, printDimension } from './formula/units.ts';
import type { Kpi } from './kpi.ts';
import type { Measure } from './measure.ts';
import { didYouMean } from './suggest.ts';
import { asWhere } from './where.ts';
import type { Better, Unit } from './unit.ts';

const ID = /^[a-z][a-z0-9_]*$/;
const TOLERANCE = 1e-9;

/** All units that a KPI may state. */
export const units: readonly Unit[] = [
  'money',
  'percent',
  'points',
  'multiple',
  'count',
  'number',
  'score',
  'position',
  'duration',
];

/** All directions. */
export const directions: readonly Better[] = ['higher', 'lower', 'range'];

type KpisById = Readonly<Record<string, Kpi>>;

/**
 * Checks measures when they are defined: ids, filters, weights.
 *
 * @throws {KpiError} `invalid_definition`, `unknown_measure`
 */
export function checkMeasures(measures: Readonly<Record<string, Measure>>): void {
  for (const measure of Object.values(measures)) checkMeasure(measure, measures);
}

function checkMeasure({ id, of, where, rollUp }: Measure, measures: Readonly<Record<string, Measure>>): void {
  const whose = `Measure "${id}"`;
  checkId(whose, id);
  if (id === 'elapsed_years') fail(`${whose}: the name is taken by the length of the period in years.`);
  if ((of === undefined) !== (where === undefined)) {
    fail(`${whose}: "of" and "where" go together. A filtered measure has both.`);
  }
  if (typeof rollUp === 'object' && rollUp.mean !== '1' && !own(measures, rollUp.mean)) {
    const remedy = didYouMean(
      rollUp.mean,
      Object.keys(measures),
      'A mean is weighted by a measure, or by "1".',
    );
    throw new KpiError(
      'unknown_measure',
      `${whose}: unknown measure "${rollUp.mean}" in "rollUp".\n${remedy}`,
    );
  }
}

/**
 * Checks that every alias means one KPI only.
 *
 * @throws {KpiError} `invalid_definition`
 */
export function checkAliases(kpis: readonly Kpi[]): void {
  const owners = new Map<string, Kpi>();
  for (const kpi of kpis) {
    for (const alias of kpi.aliases ?? []) {
      const key = alias.toLowerCase();
      const other = owners.get(key);
      if (other && other !== kpi) {
        fail(`KPI "${kpi.id}": alias "${alias}" in "aliases" already belongs to "${other.id}".`);
      }
      owners.set(key, kpi);
    }
  }
}

/**
 * Checks a KPI when it is defined, not when it is shown: everything but its formula, which is compiled already, and its
 * example.
 *
 * @throws {KpiError} `invalid_definition`, `unknown_kpi`, `unit_mismatch`, `invalid_where`
 */
export function checkKpi(kpi: Kpi, kpis: KpisById, formula: Formula): void {
  const whose = `KPI "${kpi.id}"`;
  checkId(whose, kpi.id);
  checkOneOf(whose, 'unit', kpi.unit, units);
  checkOneOf(whose, 'better', kpi.better, directions);
  asWhere(kpi.where, kpi.id);
  checkUnit(whose, kpi, formula);
  checkParameters(whose, kpi);
  // A KPI of the catalogue may stand without its neighbours.
  const isAlone = (id: string) => kpi.category !== 'custom' && !own(kpis, id);
  for (const field of ['guards', 'variants'] as const) {
    for (const id of kpi[field] ?? []) if (!isAlone(id)) checkReference(whose, field, id, kpis);
  }
  if (typeof kpi.breakEven === 'string' && !isAlone(kpi.breakEven)) {
    const other = checkReference(whose, 'breakEven', kpi.breakEven, kpis);
    checkUnit(`${whose}, breakEven "${other.id}"`, kpi, { unit: printDimension(dimensionOf(other.unit)) });
  }
}

function checkId(whose: string, id: string): void {
  if (!ID.test(id)) fail(`${whose}: an id is written in lower case with underscores, like cost_per_visit.`);
}

function checkOneOf(whose: string, field: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    fail(`${whose}: expected ${quotedAlternatives(known)} in "${field}", got ${JSON.stringify(value)}.`);
}

function checkUnit(whose: string, { unit }: Kpi, inferred: { readonly unit: string }): void {
  const stated = printDimension(dimensionOf(unit));
  if (stated === inferred.unit) return;
  throw new KpiError(
    'unit_mismatch',
    `${whose}: "unit" says "${unit}", which is ${stated}, but the formula gives ${inferred.unit}.`,
  );
}

function checkParameters(whose: string, { formula, parameters }: Kpi): void {
  if (!parameters) return;
  const used = new Set<string>();
  collectNames(parse(formula), used);
  for (const name of Object.keys(parameters)) {
    if (!used.has(name)) fail(`${whose}: parameter "${name}" in "parameters" is not used by the formula.`);
  }
}

function collectNames(tree: Tree, names: Set<string>): void {
  if (tree.kind === 'name') names.add(tree.name);
  else if (tree.kind === 'negative') collectNames(tree.of, names);
  else if (tree.kind === 'call') for (const arg of tree.args) collectNames(arg, names);
  else if (tree.kind === 'binary') {
    collectNames(tree.left, names);
    collectNames(tree.right, names);
  }
}

function checkReference(whose: string, field: string, id: string, kpis: KpisById): Kpi {
  const kpi = own(kpis, id);
  if (kpi) return kpi;
  const remedy = didYouMean(id, Object.keys(kpis), 'It must be the id of a KPI.');
  throw new KpiError('unknown_kpi', `${whose}: unknown KPI "${id}" in "${field}".\n${remedy}`);
}

/**
 * Checks that the worked example holds. Inputs are given without filters, and lists are added up.
 * Without `elapsed_years` the totals count as one year.
 *
 * @throws {KpiError} `invalid_definition`
 */
export function checkExample({ id, example }: Kpi, formula: Formula): void {
  if (!example) return;
  const whose = `KPI "${id}"`;
  const { given, expect } = example;
  const totals: Record<string, number> = {};
  const known = new Set<string>();
  for (const input of formula.inputs) {
    const plain = input.kind === 'measure' ? surroundKey(inputKey(input.measure, []), input) : input.key;
    known.add(plain).add(input.key);
    const cells = own(given, input.key) ?? own(given, plain);
    if (cells !== undefined) totals[input.key] = [cells].flat().reduce((sum, cell) => sum + cell, 0);
    else if (input.kind === 'years') totals[input.key] = 1;
  }
  for (const key of Object.keys(given)) {
    if (known.has(key)) continue;
    fail(`${whose}: "example" gives "${key}".\n${didYouMean(key, known, 'The formula has no such input.')}`);
  }
  // As a column of one row: `evaluate` is left to learn from the formulas that are really read.
  const row = Object.fromEntries(Object.entries(totals).map(([key, total]) => [key, [total]]));
  const value = formula.evaluateColumns(row, 1)[0]!;
  if (Math.abs(value - expect) <= TOLERANCE * Math.abs(expect)) return;
  const found = Number.isNaN(value) ? `nothing (${formula.absence(totals)})` : value;
  fail(`${whose}: "example" expects ${expect}, but the formula gives ${found}.`);
}

function fail(message: string): never {
  throw new KpiError('invalid_definition', message);
}
