import type { Span } from '../caret.ts';
import { behaviours, type Behaviour } from './behaviours.ts';
import type { FormulaInput } from './formula.ts';
import type { Source } from './messages.ts';
import type { Meaning, Names } from './names.ts';
import { own } from './own.ts';
import { compute, type Program, type Step } from './program.ts';
import { readFormula } from './read-formula.ts';
import { surroundKey, type Surroundings } from './surroundings.ts';
import type { Tree } from './tree.ts';
import { combineDimensions, NUMBER, ZERO, type Dimension } from './units.ts';

const MAX_REFERENCES = 16;
const MAX_VISITED = 10_000;
const MAX_BUCKETS = 10_000;
const MAX_DIGITS = 15;

type Call = Extract<Tree, { kind: 'call' }>;

/** Whose formula a part of the tree belongs to, and what surrounds it. */
interface Scope {
  readonly source: Source;
  readonly names: Names;
  /** The formula as a whole and the KPIs around this part, outermost first. */
  readonly path: readonly (string | undefined)[];
  readonly around: Surroundings;
}

/** Text → program: resolves every name, counts arguments, infers units, and puts the formulas of other KPIs in place. */
export function check(source: Source, names: Names): Program {
  const { explain } = source;
  const steps: Step[] = [];
  const inputs: FormulaInput[] = [];
  /** The step of each input by its key, and of each KPI by what surrounds it. */
  const places = new Map<string, number>();
  let visited = 0;
  const result = visit(readFormula(source), { source, names, path: [source.id], around: { shift: 0 } });
  return { steps, inputs, result };

  /** Adds the steps of a part of the formula. Returns the place of the last one: its value. */
  function visit(tree: Tree, scope: Scope): number {
    if (++visited > MAX_VISITED) throw explain(scope.source, 'limit', [tree], 'parts', MAX_VISITED);
    switch (tree.kind) {
      case 'number':
        return addConstant(tree.value);
      case 'name':
        return visitName(tree.name, tree, scope);
      case 'negative': {
        const x = visit(tree.of, scope);
        return addStep('-', addConstant(0), x, steps[x]!.dimension);
      }
      case 'call':
        return visitCall(tree, scope);
      case 'binary': {
        // Without recursion to the left: a sum of 500 terms is 500 levels deep.
        const rest = [];
        let left: Tree = tree;
        for (; left.kind === 'binary'; left = left.left) rest.push(left);
        let x = visit(left, scope);
        for (const { op, left, right } of rest.reverse()) x = combine(op, x, left, right, scope);
        return x;
      }
    }
  }

  /** The step of a value and of what stands to its right. */
  function combine(op: string, x: number, left: Span, right: Tree, scope: Scope): number {
    const y = visit(right, scope);
    const a = steps[x]!.dimension;
    const b = steps[y]!.dimension;
    const dimension = combineDimensions(op, a, b);
    if (dimension === undefined) throw explain(scope.source, 'unit', [left, right], op, a, b);
    return addStep(op, x, y, dimension);
  }

  function visitName(name: string, at: Span, scope: Scope): number {
    const { source, names, path, around } = scope;
    const parameter = own(names.parameters, name);
    if (parameter !== undefined) return addConstant(parameter);
    const meaning = find(name, at, scope);
    const { dimension } = meaning;
    if (meaning.kind === 'measure') {
      const { measure, where } = meaning;
      const { shift, window } = around;
      const key = surroundKey(meaning.key, around);
      const input = { kind: 'measure', key, measure, where, shift } as const;
      return addInput(window ? { ...input, window } : input, dimension);
    }
    if (path.includes(name)) throw explain(source, 'circle', [at], path, name);
    if (path.length > MAX_REFERENCES) throw explain(source, 'limit', [at], 'kpis', MAX_REFERENCES);
    const place = JSON.stringify([name, around, names.filter]);
    let step = places.get(place);
    if (step === undefined) {
      const inner = { id: name, text: meaning.formula, explain };
      const inside = { source: inner, names: meaning.inside(), path: [...path, name], around };
      places.set(place, (step = visit(readFormula(inner), inside)));
    }
    return step;
  }

  function find(name: string, at: Span, { source, names }: Scope): Meaning {
    const meaning = names.find(name);
    if (!meaning) throw explain(source, 'name', [at], name, names.known());
    return meaning;
  }

  function visitCall(call: Call, scope: Scope): number {
    const { name, args, start } = call;
    const { source, around } = scope;
    const called = own<Behaviour>(behaviours, name);
    if (!called) throw explain(source, 'function', [{ start, end: start + name.length }], name);
    const { arity = [1, 1], window, apply } = called;
    const [first, second] = args;
    if (args.length < arity[0] || args.length > arity[1]) {
      throw explain(source, 'count', [call], name, args.length);
    }
    if (apply) return visitValue(call, called, scope);
    const { within, shift } = around;
    if (within && name !== (within === 'per_year' ? 'target' : 'previous')) {
      throw explain(source, 'place', [call], within, name);
    }
    if (name === 'target') return visitTarget(first!, scope);
    if (name === 'previous') return visit(first!, { ...scope, around: { ...around, shift: shift + 1 } });
    const buckets = second ? wholeNumber(second, 1, MAX_BUCKETS, name, scope) : 0;
    const inside = { shift, within: name, ...(window && { window: window(buckets) }) };
    const x = visit(first!, { ...scope, around: inside });
    if (window) return x;
    const years = addInput({ kind: 'years', key: surroundKey('elapsed_years', around), shift }, NUMBER);
    return addStep('/', x, years);
  }

  /** Of more than two arguments, each is taken with the result so far. */
  function visitValue({ name, args }: Call, { digits }: Behaviour, scope: Scope): number {
    const [first, ...others] = args;
    let x = visit(first!, scope);
    if (others.length === 0) return addStep(name, x, x);
    for (const other of others) {
      x = digits
        ? addStep(name, x, addConstant(wholeNumber(other, -MAX_DIGITS, MAX_DIGITS, name, scope)))
        : combine(name, x, first!, other, scope);
    }
    return x;
  }

  function visitTarget(of: Tree, scope: Scope): number {
    if (of.kind !== 'name') throw explain(scope.source, 'argument', [of], 'target');
    const { name, dimension } = find(of.name, of, scope);
    const { around } = scope;
    const key = surroundKey(`target(${name})`, around);
    return addInput({ kind: 'target', key, of: of.name, shift: around.shift }, dimension);
  }

  /** A whole number that is known now: written out, a parameter, or computed from these. */
  function wholeNumber(tree: Tree, least: number, most: number, name: string, scope: Scope): number {
    const { op, x } = steps[visit(tree, scope)]!;
    if (op === 'constant' && Number.isInteger(x) && x >= least && x <= most) return x;
    throw explain(scope.source, 'argument', [tree], name, [least, most]);
  }

  function addConstant(x: number): number {
    return push('constant', x, 0, x === 0 ? ZERO : NUMBER);
  }

  function addInput(input: FormulaInput, dimension: Dimension): number {
    let step = places.get(input.key);
    if (step === undefined) {
      step = push('input', inputs.push(input) - 1, 0, dimension);
      places.set(input.key, step);
    }
    return step;
  }

  /** Constants are computed at once. */
  function addStep(op: string, x: number, y: number, dimension = steps[x]!.dimension): number {
    const a = steps[x]!;
    const b = steps[y]!;
    if (a.op === 'constant' && b.op === 'constant') {
      const value = compute(op, a.x, b.x);
      if (Number.isFinite(value)) return addConstant(value);
    }
    return push(op, x, y, dimension);
  }

  function push(op: string, x: number, y: number, dimension: Dimension): number {
    return steps.push({ op, x, y, dimension }) - 1;
  }
}
