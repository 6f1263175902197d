import type { Cell } from '../cell.ts';
import { finite } from './functions.ts';
import { applyOf, isLeaf, type Program } from './program.ts';

type Totals = Readonly<Record<string, Cell>>;

/** Computes one step. `NaN` and infinities stand for `null`. */
type Compute = (totals: Totals) => number;

/** Calls nest no deeper than this; what lies below is computed beforehand. */
const MAX_DEPTH = 64;

/**
 * Program → function of the totals, which must be a plain record. Steps become closures that call each other;
 * a step that is needed twice, or that lies deep, is computed once and kept.
 */
export function link({ steps, inputs, result }: Program): Compute {
  const uses = new Uint32Array(steps.length);
  for (const { op, x, y } of steps) {
    if (isLeaf(op)) continue;
    uses[x]! += 1;
    if (y !== x) uses[y]! += 1;
  }
  const kept: number[] = [];
  const first: { readonly at: number; readonly compute: Compute }[] = [];
  const depths = new Uint8Array(steps.length);
  const computes: Compute[] = [];
  for (const [i, { op, x, y }] of steps.entries()) {
    if (op === 'constant') computes.push(() => x);
    else if (op === 'input') {
      const { key } = inputs[x]!;
      computes.push((totals) => asNumber(totals[key]));
    } else {
      const [left, right] = [steps[x]!, steps[y]!];
      const ofTotals = left.op === 'input' && right.op === 'input';
      const compute =
        (ofTotals && combineTotals(op, inputs[left.x]!.key, inputs[right.x]!.key)) ||
        combine(op, computes[x]!, computes[y]!);
      const depth = 1 + Math.max(depths[x]!, depths[y]!);
      if (uses[i]! > 1 || depth === MAX_DEPTH) {
        const at = kept.push(NaN) - 1;
        first.push({ at, compute });
        computes.push(() => kept[at]!);
      } else {
        depths[i] = depth;
        computes.push(compute);
      }
    }
  }
  const last = computes[result]!;
  if (first.length === 0) return last;
  return (totals) => {
    for (const { at, compute } of first) kept[at] = compute(totals);
    return last(totals);
  };
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}

/**
 * Most formulas begin with two totals. They are read in place: fewer calls, and the engine can learn each reading site
 * on its own.
 */
function combineTotals(op: string, a: string, b: string): Compute | undefined {
  switch (op) {
    case '+':
      return (totals) => asNumber(totals[a]) + asNumber(totals[b]);
    case '-':
      return (totals) => asNumber(totals[a]) - asNumber(totals[b]);
    case '*':
      return (totals) => asNumber(totals[a]) * asNumber(totals[b]);
    case '/':
      return (totals) => asNumber(totals[a]) / finite(asNumber(totals[b]));
    default:
      return undefined;
  }
}

function combine(op: string, x: Compute, y: Compute): Compute {
  switch (op) {
    case '+':
      return (totals) => x(totals) + y(totals);
    case '-':
      return (totals) => x(totals) - y(totals);
    case '*':
      return (totals) => x(totals) * y(totals);
    case '/':
      return (totals) => x(totals) / finite(y(totals));
    default: {
      const apply = applyOf(op);
      return (totals) => apply(x(totals), y(totals));
    }
  }
}
