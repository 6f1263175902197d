import { behaviours, type Behaviour } from './behaviours.ts';

/** One function of the formula language. */
export interface FormulaFunction extends Behaviour {
  readonly arity: readonly [number, number];
  readonly usage: string;
  readonly doc: string;
}

const words: Readonly<Record<keyof typeof behaviours, readonly [usage: string, doc: string]>> = {
  previous: ['previous(x)', 'x in the period compared with'],
  target: ['target(x)', 'the target of measure or KPI x'],
  per_year: ['per_year(x)', 'x scaled to a year'],
  cumulative: ['cumulative(x)', 'x from the start of the period on'],
  rolling: ['rolling(x, n)', 'x over the last n buckets'],
  coalesce: ['coalesce(x, y)', 'y where x is absent'],
  min: ['min(x, y)', 'the smallest'],
  max: ['max(x, y)', 'the largest'],
  abs: ['abs(x)', 'x without its sign'],
  round: ['round(x, digits)', 'x to so many decimals, half away from zero'],
};

/** All functions by name. The messages and the reference page read this table; the check reads what they do. */
export const functions: ReadonlyMap<string, FormulaFunction> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(behaviours).map(([name, behaviour]) => {
    const [usage, doc] = words[name as keyof typeof behaviours];
    return [name, { arity: [1, 1], ...behaviour, usage, doc }];
  }),
);
