const COMMAND = /([a-z])([^a-z]*)/gi;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/**
 * Scales and moves a path of lines and curves, so that its stroke can keep its width. Arcs cannot be scaled like this, and
 * give nothing.
 */
export function movePath(
  path: string,
  [scaleX, scaleY]: readonly [number, number],
  [moveX, moveY]: readonly [number, number],
): string | undefined {
  let moved = '';
  for (const [, letter = '', rest = ''] of path.matchAll(COMMAND)) {
    const command = letter.toUpperCase();
    if (command === 'A') return undefined;
    const isAbsolute = command === letter;
    const numbers = (rest.match(NUMBER) ?? []).map((text, i) => {
      const isX = command === 'H' || (command !== 'V' && i % 2 === 0);
      const scaled = Number(text) * (isX ? scaleX : scaleY);
      return round(isAbsolute ? scaled + (isX ? moveX : moveY) : scaled);
    });
    moved += `${letter}${numbers.join(' ')}`;
  }
  return moved;
}

/** Two decimals are more than a screen shows. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
