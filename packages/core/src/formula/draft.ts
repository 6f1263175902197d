import type { FormulaInput } from './formula.ts';
import { applyOf, type Step } from './program.ts';
import { NUMBER, ZERO, type Dimension } from './units.ts';

/** A program being written. */
export interface Draft {
  readonly steps: Step[];
  readonly inputs: FormulaInput[];
  /** The step of each input. */
  readonly inputSteps: number[];
  /** Steps of KPIs that are already in place, by KPI and surroundings. */
  placed: Map<string, number> | undefined;
  /** Parts of formulas visited so far. */
  visited: number;
}

/** Each of these adds a step unless it is there already, and returns its place. */
export function addConstant({ steps }: Draft, value: number): number {
  return steps.push({ op: 'constant', x: value, y: 0, dimension: value === 0 ? ZERO : NUMBER }) - 1;
}

export function addInput(
  { steps, inputs, inputSteps }: Draft,
  input: FormulaInput,
  dimension: Dimension,
): number {
  for (let i = 0; i < inputs.length; i++) {
    if (inputs[i]!.key === input.key && inputs[i]!.kind === input.kind) return inputSteps[i]!;
  }
  const place = inputs.push(input) - 1;
  const step = steps.push({ op: 'input', x: place, y: 0, dimension }) - 1;
  inputSteps.push(step);
  return step;
}

export function addStep(draft: Draft, op: string, x: number, y: number, dimension: Dimension): number {
  const { steps } = draft;
  const a = steps[x]!;
  const b = steps[y]!;
  if (a.op === 'constant' && b.op === 'constant') {
    const value = applyOf(op)(a.x, b.x);
    if (Number.isFinite(value)) return addConstant(draft, value);
  }
  return steps.push({ op, x, y, dimension }) - 1;
}
