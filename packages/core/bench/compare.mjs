// @ts-check
const ROUNDS = 9;

/**
 * Runs subjects in turn and prints the median CPU time of each and its ratio to the first,
 * round by round, so that a machine that slows down slows all of them.
 *
 * @param {string} title
 * @param {Record<string, () => unknown>} subjects The first is the floor.
 */
export function compare(title, subjects) {
  const names = Object.keys(subjects);
  const times = names.map(() => /** @type {number[]} */ ([]));
  for (const name of names) subjects[name]?.();
  for (let round = 0; round < ROUNDS; round++) {
    names.forEach((name, i) => {
      const before = process.cpuUsage();
      subjects[name]?.();
      const { user, system } = process.cpuUsage(before);
      times[i]?.push((user + system) / 1000);
    });
  }
  console.log(`\n${title}`);
  names.forEach((name, i) => {
    const own = times[i] ?? [];
    const ratio = median(own.map((time, round) => time / (times[0]?.[round] ?? NaN)));
    console.log(
      `  ${name.padEnd(28)} ${median(own).toFixed(2).padStart(10)} ms ${ratio.toFixed(2).padStart(8)}×`,
    );
  });
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
