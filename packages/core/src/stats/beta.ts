const TINY = 1e-300;
const PRECISION = 1e-15;
const MAX_STEPS = 1_000_000;

/**
 * The regularized incomplete beta function I_x(a, b): the mass of a beta distribution below x.
 * Continued fraction by the modified Lentz method: NIST Digital Library of Mathematical Functions, 8.17.22.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a + 1) - logGamma(b);
  return Math.exp(front) * betaFraction(x, a, b);
}

/** Where a beta distribution has a share `p` of its mass below. */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  while (high - low > PRECISION * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return result;
}

function away(number: number): number {
  return Math.abs(number) < TINY ? TINY : number;
}

/** Stirling's series, after moving the argument to where seven terms are exact to double precision: DLMF 5.11.1. */
function logGamma(x: number): number {
  let shift = 0;
  while (x < 10) shift += Math.log(x++);
  const square = 1 / (x * x);
  const series = STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / x;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series - shift;
}

const HALF_LOG_TWO_PI = 0.9189385332046727;
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
