const LONGEST_MS = 2 ** 31 - 1;

/** Runs once after some seconds, at the latest after 24 days. The function returned calls it off. */
export function after(seconds: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(seconds * 1000, LONGEST_MS));
  return () => clearTimeout(timer);
}
