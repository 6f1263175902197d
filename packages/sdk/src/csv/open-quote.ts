/**
 * Where a quote opens a cell and no other closes it before a delimiter, a line end or the end of the text.
 * A parser would go on as if all that follows were in that cell. Quotes within an unquoted cell, `5" pipe`, open none;
 * while quotes come in pairs, none is looked for.
 */
export function findOpenQuote(text: string, delimiter: string): number | undefined {
  if (hasPairs(text)) return undefined;
  const isEdge = (sign: string | undefined) =>
    sign === undefined || sign === delimiter || sign === '\n' || sign === '\r';
  let quote = text.indexOf('"');
  while (quote >= 0) {
    let last = quote;
    if (isEdge(text[quote - 1])) {
      last = text.indexOf('"', quote + 1);
      while (last >= 0 && text[last + 1] === '"') last = text.indexOf('"', last + 2);
      if (last < 0 || !isEdge(text[last + 1])) return quote;
    }
    quote = text.indexOf('"', last + 1);
  }
  return undefined;
}

function hasPairs(text: string): boolean {
  let even = true;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) even = !even;
  return even;
}
