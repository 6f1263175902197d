/** A part of a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const WIDTH = 100;
const WIDE = /[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/;

/**
 * The line of a text that holds the first span, with carets under every span on that line.
 * A long line is cut around the first span; Chinese characters take two columns, as in a terminal.
 */
export function caretLines(text: string, spans: readonly Span[]): string {
  const at = spans[0]?.start ?? 0;
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - WIDTH / 2);
  const lineEnd = text.indexOf('\n', at);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, from + WIDTH);
  let line = '';
  let carets = '';
  for (let i = from; i <= to; i++) {
    const character = i < to ? text.charAt(i) : '';
    line += character < ' ' && character !== '' ? ' ' : character;
    const mark = spans.some(({ start, end }) => i >= start && i < Math.max(end, start + 1)) ? '^' : ' ';
    carets += WIDE.test(character) ? mark + mark : mark;
  }
  return `  ${line}\n  ${carets.trimEnd()}`;
}
