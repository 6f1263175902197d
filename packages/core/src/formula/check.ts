import type { Span } from '../caret.ts';
import { andWhere, asWhere, formatWhere, type Where } from '../where.ts';
import { addConstant, addInput, addStep, type Draft } from './draft.ts';
import { functions, type Surroundings } from './functions.ts';
import { inputKey, previousKey } from './input-key.ts';
import * as messages from './messages.ts';
import { parse, type Tree } from './parse.ts';
import type { Program } from './program.ts';
import { baseMeasure, own, type FormulaSchema } from './schema.ts';
import { common, dimensionOf, NUMBER, printDimension, product, quotient, type Dimension } from './units.ts';

const MAX_REFERENCES = 16;
const MAX_VISITED = 10_000;
const MAX_BUCKETS = 10_000;
const MAX_DIGITS = 15;

type Call = Extract<Tree, { kind: 'call' }>;
type Binary = Extract<Tree, { kind: 'binary' }>;

/** Whose formula a part of the tree belongs to, and what surrounds it. */
interface Scope {
  readonly draft: Draft;
  readonly schema: FormulaSchema;
  readonly source: messages.Source;
  readonly parameters: Readonly<Record<string, number>> | undefined;
  /** The filters of the KPIs around it. */
  readonly where: Where;
  /** The KPIs around it, outermost first. */
  readonly path: readonly string[];
  readonly around: Surroundings;
}

/** A KPI, or a formula that is nobody's yet. */
export interface Checked {
  readonly id?: string | undefined;
  readonly formula: string;
  readonly where?: string | undefined;
  readonly parameters?: Readonly<Record<string, number>> | undefined;
}

const NOTHING_AROUND: Surroundings = { shift: 0 };

/**
 * Text → program: resolves every name, counts arguments, infers units, and puts the formulas of other KPIs in place.
 *
 * @throws {KpiError} `syntax`, `too_long`, `unknown_name`, `wrong_arguments`, `unit_mismatch`, `circular_reference`
 */
export function check(kpi: Checked, schema: FormulaSchema): Program {
  const draft: Draft = { steps: [], inputs: [], inputSteps: [], placed: undefined, visited: 0 };
  const result = checkKpi(kpi, draft, schema, NOTHING_AROUND, [], []);
  return { steps: draft.steps, inputs: draft.inputs, result };
}

function checkKpi(
  { id, formula, where, parameters }: Checked,
  draft: Draft,
  schema: FormulaSchema,
  around: Surroundings,
  outerWhere: Where,
  outerPath: readonly string[],
): number {
  const tree = parse(formula, id);
  const source = { id, text: formula };
  if (parameters) checkParameters(parameters, schema, source);
  const allWhere = where === undefined ? outerWhere : andWhere(outerWhere, asWhere(where, id));
  const path = id === undefined ? outerPath : [...outerPath, id];
  return visit(tree, { draft, schema, source, parameters, where: allWhere, path, around });
}

function checkParameters(
  parameters: Readonly<Record<string, number>>,
  { measures }: FormulaSchema,
  source: messages.Source,
): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!Number.isFinite(value)) throw messages.badParameter(source, name, 'is not a finite number');
    if (own(measures, name)) throw messages.badParameter(source, name, 'has the name of a measure');
  }
}

/** Adds the steps of a part of the formula. Returns the place of the last one: its value. */
function visit(tree: Tree, scope: Scope): number {
  const { draft, source } = scope;
  if (++draft.visited > MAX_VISITED) {
    throw messages.tooLong(source, 'parts with all it refers to', MAX_VISITED, tree);
  }
  switch (tree.kind) {
    case 'number':
      return addConstant(draft, tree.value);
    case 'name':
      return visitName(tree.name, tree, scope);
    case 'negative': {
      const x = visit(tree.of, scope);
      return addStep(draft, '-', addConstant(draft, 0), x, draft.steps[x]!.dimension);
    }
    case 'binary':
      return visitBinary(tree, scope);
    case 'call':
      return visitCall(tree, scope);
  }
}

/** Without recursion to the left: a sum of 500 terms is 500 levels deep. */
function visitBinary(tree: Binary, scope: Scope): number {
  const rest: Binary[] = [];
  let left: Tree = tree;
  for (; left.kind === 'binary'; left = left.left) rest.push(left);
  let x = visit(left, scope);
  for (let node = rest.pop(); node; node = rest.pop()) {
    x = combine(node.op, x, node.left, visit(node.right, scope), node.right, scope);
  }
  return x;
}

function combine(
  op: string,
  x: number,
  left: Span,
  y: number,
  right: Span,
  { draft, source }: Scope,
): number {
  const a = draft.steps[x]!.dimension;
  const b = draft.steps[y]!.dimension;
  const dimension: Dimension | undefined =
    op === '*' ? product(a, b) : op === '/' ? quotient(a, b) : common(a, b);
  if (dimension) return addStep(draft, op, x, y, dimension);
  throw messages.unitMismatch(source, op, left, printDimension(a), right, printDimension(b));
}

function visitName(name: string, at: Span, scope: Scope): number {
  const { draft, schema, parameters, where: outerWhere, around } = scope;
  const parameter = own(parameters, name);
  if (parameter !== undefined) return addConstant(draft, parameter);
  const base = baseMeasure(name, schema.measures);
  if (base) {
    const { measure, dimension } = base;
    const where = andWhere(outerWhere, base.where);
    const { shift, window } = around;
    const key = inputKey(measure, where, around);
    return addInput(
      draft,
      { kind: 'measure', key, measure, where, shift, ...(window && { window }) },
      dimension,
    );
  }
  const kpi = own(schema.kpis, name);
  if (kpi) return visitKpi({ ...kpi, id: name }, at, scope);
  throw unknown(name, at, scope);
}

function unknown(name: string, at: Span, { schema, source, parameters = {} }: Scope): Error {
  const called = functions.get(name);
  if (called) return messages.functionAsName(source, at, called.usage);
  const known = [schema.measures, schema.kpis ?? {}, parameters].flatMap((record) => Object.keys(record));
  return messages.unknownName(source, at, name, known);
}

function visitKpi(kpi: Checked & { readonly id: string }, at: Span, scope: Scope): number {
  const { draft, schema, source, path, where, around } = scope;
  if (path.includes(kpi.id)) {
    throw messages.circular(source, at, [...path.slice(path.indexOf(kpi.id)), kpi.id]);
  }
  if (path.length > MAX_REFERENCES) {
    throw messages.tooLong(source, 'KPIs made of each other', MAX_REFERENCES, at);
  }
  const place = JSON.stringify([kpi.id, around, formatWhere(where)]);
  draft.placed ??= new Map();
  let step = draft.placed.get(place);
  if (step === undefined) {
    step = checkKpi(kpi, draft, schema, around, where, path);
    draft.placed.set(place, step);
  }
  return step;
}

function visitCall(call: Call, scope: Scope): number {
  const { name, args } = call;
  const { draft, source, around } = scope;
  const called = functions.get(name);
  if (!called) {
    const { start } = call;
    throw messages.unknownFunction(source, { start, end: start + name.length }, functions.keys());
  }
  const { usage, arity, does } = called;
  if (args.length < arity[0] || args.length > arity[1]) {
    throw messages.wrongCount(source, call, usage, args.length);
  }
  const first = args[0]!;
  const { within } = around;
  switch (does.kind) {
    case 'value':
      return visitValue(call, does.digits ? usage : undefined, scope);
    case 'inputs': {
      const buckets = args[1] ? wholeNumber(args[1], 1, MAX_BUCKETS, usage, scope) : 0;
      const inside = does.surround(around, buckets);
      if (within === 'per_year' || (within && inside.window !== around.window)) {
        const remedy =
          name === 'previous' ? 'Write previous(per_year(x)).' : 'Totals are taken over one window.';
        throw messages.misplaced(source, call, within, remedy);
      }
      return visit(first, { ...scope, around: inside });
    }
    case 'target':
      if (around.window) throw messages.misplaced(source, call, within!, 'A target is for a whole period.');
      return visitTarget(first, usage, scope);
    case 'per_year': {
      if (within) throw messages.misplaced(source, call, within, 'It scales the total of a whole period.');
      const x = visit(first, { ...scope, around: { ...around, within: 'per_year' } });
      const key = previousKey('elapsed_years', around.shift);
      const years = addInput(draft, { kind: 'years', key, shift: around.shift }, NUMBER);
      return addStep(draft, '/', x, years, draft.steps[x]!.dimension);
    }
  }
}

/** A function of values. Of more than two arguments, each is taken with the result so far. */
function visitValue({ name, args }: Call, usageWithDigits: string | undefined, scope: Scope): number {
  const { draft } = scope;
  const first = args[0]!;
  let x = visit(first, scope);
  const { dimension } = draft.steps[x]!;
  if (usageWithDigits !== undefined) {
    const digits = wholeNumber(args[1]!, -MAX_DIGITS, MAX_DIGITS, usageWithDigits, scope);
    return addStep(draft, name, x, addConstant(draft, digits), dimension);
  }
  if (args.length === 1) return addStep(draft, name, x, x, dimension);
  for (const arg of args.slice(1)) x = combine(name, x, first, visit(arg, scope), arg, scope);
  return x;
}

function visitTarget(of: Tree, usage: string, scope: Scope): number {
  const { draft, schema, source, around } = scope;
  if (of.kind !== 'name') throw messages.wrongArgument(source, of, usage, 'the name of one measure or KPI');
  const base = baseMeasure(of.name, schema.measures);
  const kpi = own(schema.kpis, of.name);
  if (!base && !kpi) throw unknown(of.name, of, scope);
  const { shift } = around;
  const key = previousKey(`target(${inputKey(of.name, [], NOTHING_AROUND)})`, shift);
  return addInput(
    draft,
    { kind: 'target', key, of: of.name, shift },
    base?.dimension ?? dimensionOf(kpi?.unit),
  );
}

/** A whole number that is known now: written out, a parameter, or computed from these. */
function wholeNumber(tree: Tree, least: number, most: number, usage: string, scope: Scope): number {
  const { op, x } = scope.draft.steps[visit(tree, scope)]!;
  if (op === 'constant' && Number.isInteger(x) && x >= least && x <= most) return x;
  throw messages.wrongArgument(scope.source, tree, usage, `a whole number from ${least} to ${most}`);
}
