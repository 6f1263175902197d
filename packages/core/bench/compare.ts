/** How often each subject runs, after one run that is not counted. */
export const ROUNDS = 21;

/**
 * Runs subjects in turn and prints the median CPU time of each and its ratio to the first,
 * round by round, so that a machine that slows down slows all of them. The first is the floor.
 */
export function compare(title: string, subjects: Readonly<Record<string, () => unknown>>): void {
  const runs = Object.entries(subjects).map(([name, run]) => ({ name, run, times: [] as number[] }));
  for (const { run } of runs) run();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { run, times } of runs) times.push(timeOf(run));
  }
  console.log(`\n${title}`);
  const floor = runs[0]!.times;
  for (const { name, times } of runs) {
    const ratio = median(times.map((time, round) => time / floor[round]!));
    console.log(
      `  ${name.padEnd(28)} ${median(times).toFixed(2).padStart(10)} ms ${ratio.toFixed(2).padStart(8)}×`,
    );
  }
}

/** CPU time in milliseconds. */
export function timeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
