import type { Cell } from '../cell.ts';
import { applyOf, type Program } from './program.ts';

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
    if (op === 'constant' || op === 'input') continue;
    uses[x]! += 1;
    if (y !== x) uses[y]! += 1;
  }
  const kept: number[] = [];
  const first: { readonly at: number; readonly compute: Compute }[] = [];
  const depths = new Uint8Array(steps.length);
  const computes: Compute[] = [];
  for (const [i, { op, x, y }] of steps.entries()) {
    if (op === 'constant') computes.push(() => x);
    else if (op === 'input') computes.push(readTotal(inputs[x]!.key));
    else {
      const above = steps[x]!;
      const below = steps[y]!;
      const compute =
        op === '/' && above.op === 'input' && below.op === 'input'
          ? ratioOfTotals(inputs[above.x]!.key, inputs[below.x]!.key)
          : combine(op, computes[x]!, computes[y]!);
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

/** What is not a finite number is absent. */
function readTotal(key: string): Compute {
  return (totals) => {
    const value = totals[key];
    return typeof value === 'number' ? value : NaN;
  };
}

/** Most KPIs are one total divided by another: both are read in place, without further calls. */
function ratioOfTotals(above: string, below: string): Compute {
  return (totals) => {
    const x = totals[above];
    const y = totals[below];
    return typeof x === 'number' && typeof y === 'number' ? x / (y + (y - y)) : NaN;
  };
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
      return (totals) => {
        const divisor = y(totals);
        return x(totals) / (divisor + (divisor - divisor));
      };
    default: {
      const apply = applyOf(op);
      return (totals) => apply(x(totals), y(totals));
    }
  }
}
