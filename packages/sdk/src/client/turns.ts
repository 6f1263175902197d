/** So long that nobody notices: half a frame, as what is told has to be drawn as well. */
const TURN_MS = 8;

let waiting: (() => void)[] = [];

/**
 * Does something at the end of the current task. What does not fit into a turn waits for the next one, so that a page
 * stays responsive while many widgets change.
 */
export function inTurn(work: () => void): void {
  if (waiting.push(work) === 1) queueMicrotask(takeTurn);
}

function takeTurn(): void {
  const end = performance.now() + TURN_MS;
  let done = 0;
  try {
    while (done < waiting.length && performance.now() < end) waiting[done++]!();
  } finally {
    waiting = waiting.slice(done);
    if (waiting.length > 0) setTimeout(takeTurn);
  }
}
