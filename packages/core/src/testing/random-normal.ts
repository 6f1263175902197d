/** Standard normal numbers, the same for the same seed: a minimal standard generator and the transform of Box and Muller. */
export function randomNormal(seed: number): () => number {
  let state = seed * 7919 + 1;
  const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
