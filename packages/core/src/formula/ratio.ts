import type { Program } from './program.ts';

/** The steps of numerator and denominator of a formula that is one division, constant factors left out. */
export function sidesOf({
  steps,
  result,
}: Program): readonly [numerator: number, denominator: number] | undefined {
  let at = result;
  for (;;) {
    const { op, x, y } = steps[at]!;
    const [xConstant, yConstant] = [steps[x]?.op === 'constant', steps[y]?.op === 'constant'];
    if (op === '/' && !yConstant) return xConstant ? undefined : [x, y];
    if (op === '*' && xConstant !== yConstant) at = xConstant ? y : x;
    else if (op === '/' && yConstant && !xConstant) at = x;
    else return undefined;
  }
}
