import { KpiError } from '../errors.ts';

/**
 * How many standard errors on either side of its mean hold `level` of a normal distribution. Throws `wrong_arguments`
 * for a level outside 0 to 1.
 * Newton's method over the series of G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical
 * Software 11 (2004). From 0 on every step falls short of the answer: the first that leads no further ends it.
 *
 * @example
 * standardErrors(0.95); // 1.96
 */
export function standardErrors(level: number): number {
  if (!(level > 0 && level < 1)) {
    throw new KpiError('wrong_arguments', `Level "${level}" is not between 0 and 1.\nWrite 0.95 for 95 %.`);
  }
  let errors = 0;
  for (;;) {
    const density = Math.sqrt(2 / Math.PI) * Math.exp((-errors * errors) / 2);
    const next = errors + level / density - massOverDensity(errors);
    if (!(next > errors)) return errors;
    errors = next;
  }
}

/** z + z³/3 + z⁵/(3·5) + …: the mass within z standard errors, divided by the density there. */
function massOverDensity(z: number): number {
  let sum = 0;
  for (let term = z, n = 3; sum + term !== sum; n += 2) {
    sum += term;
    term *= (z * z) / n;
  }
  return sum;
}
