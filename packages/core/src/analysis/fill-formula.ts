import type { Catalog } from '../catalog.ts';
import type { Cell } from '../cell.ts';
import { own } from '../formula/own.ts';
import { parse } from '../formula/parse.ts';
import { print, rank } from '../formula/print.ts';
import type { Operator, Tree } from '../formula/tree.ts';
import type { Kpi } from '../kpi.ts';
import { catalogOf } from '../reading/catalog-of.ts';
import type { Reading } from '../reading/reading.ts';
import type { Unit } from '../unit.ts';

/** A function that asks for another total of what it is given. */
export type Asking = 'previous' | 'target' | 'per_year' | 'cumulative' | 'rolling';

/** One part of a formula with its numbers in place, from left to right. */
export type FormulaTerm =
  | { readonly kind: 'sign'; readonly sign: Operator | '(' | ')' }
  /** A constant, or a parameter of the KPI with its name. */
  | { readonly kind: 'number'; readonly value: number; readonly name?: string }
  | {
      readonly kind: 'value';
      readonly value: Cell;
      readonly unit: Unit;
      /** As the formula says it: `previous(cost)`. */
      readonly text: string;
      /** The measure or KPI that it is of. */
      readonly of?: Kpi;
      readonly as?: Asking;
    };

/**
 * The formula of a reading with the numbers that went into it. KPIs that it is made of are not taken apart, and of what
 * `coalesce` chooses among, only the choice is left.
 *
 * @param by The catalog that the formula is compiled by. A reading made in this program knows it.
 * @throws {KpiError} `wrong_arguments` for an unknown catalog.
 * @example
 * // cpa: cost / new_customers
 * fillFormula(reading);
 * // [{ kind: 'value', value: 12400, unit: 'money', of: cost, … }, { kind: 'sign', sign: '/' }, { kind: 'value', value: 310, … }]
 */
export function fillFormula(reading: Pick<Reading, 'kpi' | 'inputs'>, by?: Catalog): FormulaTerm[] {
  const filler = { ...reading, catalog: catalogOf(reading, by), terms: [] };
  fill(parse(reading.kpi.formula, reading.kpi.id), 1, filler);
  return filler.terms;
}

interface Filler extends Pick<Reading, 'kpi' | 'inputs'> {
  readonly catalog: Catalog;
  readonly terms: FormulaTerm[];
}

const asking: ReadonlySet<string> = new Set<Asking>([
  'previous',
  'target',
  'per_year',
  'cumulative',
  'rolling',
]);

/** Writes a tree, in brackets where it holds together less tightly than `least`. */
function fill(tree: Tree, least: number, filler: Filler): void {
  const { terms } = filler;
  const isLoose = rank(tree) < least;
  if (isLoose) terms.push({ kind: 'sign', sign: '(' });
  if (tree.kind === 'binary') {
    fill(tree.left, rank(tree), filler);
    terms.push({ kind: 'sign', sign: tree.op });
    fill(tree.right, rank(tree) + 1, filler);
  } else if (tree.kind === 'negative') {
    terms.push({ kind: 'sign', sign: '-' });
    fill(tree.of, 3, filler);
  } else if (tree.kind === 'call' && tree.name === 'coalesce') {
    const chosen = tree.args.find((arg) => evaluate(arg, filler) !== null);
    fill(chosen ?? tree.args[0]!, least, filler);
  } else {
    terms.push(leaf(tree, filler));
  }
  if (isLoose) terms.push({ kind: 'sign', sign: ')' });
}

function leaf(tree: Exclude<Tree, { kind: 'binary' | 'negative' }>, filler: Filler): FormulaTerm {
  if (tree.kind === 'number') return { kind: 'number', value: tree.value };
  const { kpi, catalog } = filler;
  const value = evaluate(tree, filler);
  const text = print(tree);
  if (tree.kind === 'name') {
    const parameter = own(kpi.parameters, tree.name);
    if (parameter !== undefined) return { kind: 'number', value: parameter, name: tree.name };
    const of = catalog.get(tree.name);
    return { kind: 'value', value, unit: of.unit, text, of };
  }
  const [first] = tree.args;
  if (first?.kind === 'name' && asking.has(tree.name)) {
    const of = catalog.get(first.name);
    return { kind: 'value', value, unit: of.unit, text, of, as: tree.name as Asking };
  }
  const { unit } = compiled(tree, filler);
  return { kind: 'value', value, unit: unit === 'money' || unit === 'duration' ? unit : 'number', text };
}

function evaluate(tree: Tree, filler: Filler): Cell {
  return compiled(tree, filler).evaluate(filler.inputs);
}

/** A part of the formula as a formula of its own, with the filter and parameters of the KPI. */
function compiled(tree: Tree, { kpi, catalog }: Filler) {
  return catalog.compile({ ...kpi, formula: print(tree) });
}
