import type { Program } from './program.ts';
import { siteOf, type Site } from './site.ts';

type Sides = readonly [numerator: number, denominator: number];

/** The steps of numerator and denominator of a formula that is one division, constant factors left out. */
export function sidesOf({ steps, result }: Program): Sides | undefined {
  let at = result;
  for (;;) {
    const { op, x, y } = steps[at]!;
    if (op !== '*' && op !== '/') return undefined;
    const isScale = steps[x]!.op === 'constant';
    if (steps[y]!.op === 'constant') at = x;
    else if (op === '*' && isScale) at = y;
    else return op === '/' && !isScale ? [x, y] : undefined;
  }
}

/** The shape of most formulas: `(x − y) / z`, or `x / z`. */
export interface Quotient {
  readonly x: Site;
  readonly y: Site | false;
  readonly z: Site;
}

/** A step as a quotient of totals, if it is one: that is computed in one go. */
export function quotientOf({ steps, inputs }: Program, result: number): Quotient | false {
  const siteAt = (place: number) => {
    const { op, x } = steps[place]!;
    return op === 'input' && siteOf(inputs[x]!.key);
  };
  const { op, x: numerator, y: denominator } = steps[result]!;
  if (op !== '/') return false;
  const above = steps[numerator]!;
  const isDifference = above.op === '-';
  const x = siteAt(isDifference ? above.x : numerator);
  const y = isDifference && siteAt(above.y);
  const z = siteAt(denominator);
  return x && z && (y || !isDifference) && { x, y, z };
}
