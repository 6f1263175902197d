/**
 * Rounds the decimal that a person sees, half away from zero: 1.005 to 2 digits is 1.01 and −2.5 to 0 digits is −3,
 * although 1.005 is held as 1.00499….
 */
export function round(value: number, digits: number): number {
  const rounded = shift(Math.round(shift(Math.abs(value), digits)), -digits);
  return value < 0 ? 0 - rounded : rounded;
}

/** Moves the decimal point of the shortest decimal, so that no binary error comes in. */
function shift(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
