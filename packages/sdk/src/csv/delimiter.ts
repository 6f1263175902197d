const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_ROWS = 100;

/**
 * The sign that separates the cells: of those that occur outside quotes in the first row, the one that divides
 * the most of the first rows into as many cells as the first; on a tie, the one that occurs most often.
 */
export function sniffDelimiter(text: string): string {
  const [first, ...others] = countOutsideQuotes(text);
  let best: string = ',';
  let bestScore = 0;
  for (const [place, delimiter] of DELIMITERS.entries()) {
    const count = first?.[place] ?? 0;
    if (count === 0) continue;
    const alike = others.filter((counts) => counts[place] === count).length;
    const score = (alike + 1) / (others.length + 1) + count / 1e6;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** For each of the first rows, how often each delimiter occurs outside quotes. */
function countOutsideQuotes(text: string): number[][] {
  const rows: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let blank = true;
  for (let i = 0; i < text.length && rows.length < SAMPLE_ROWS; i++) {
    const sign = text[i]!;
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n' || sign === '\r') {
      if (!blank) rows.push(counts);
      counts = DELIMITERS.map(() => 0);
      blank = true;
      continue;
    } else {
      const place = (DELIMITERS as readonly string[]).indexOf(sign);
      if (place >= 0) counts[place]! += 1;
    }
    blank = false;
  }
  if (!blank) rows.push(counts);
  return rows;
}
