/**
 * Reads CSV by RFC 4180, as slowly and obviously as can be. As spreadsheets do it, a quote counts only at the beginning of
 * a cell; some of them part cells by another sign than a comma.
 */
export function parseCsv(text: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted, isFresh]: [string[], string, boolean, boolean] = [[], '', false, true];
  const endCell = () => {
    row.push(cell);
    [cell, isFresh] = ['', true];
  };
  for (let i = 0; i < text.length; i++) {
    const [sign, next] = [text[i]!, text[i + 1]];
    if (isQuoted && sign === '"' && next === '"') cell += text[++i]!;
    else if (isQuoted && sign === '"') isQuoted = false;
    else if (isQuoted) cell += sign;
    else if (sign === '"' && isFresh) [isQuoted, isFresh] = [true, false];
    else if (sign === separator) endCell();
    else if (sign === '\r' || sign === '\n') {
      endCell();
      rows.push(row);
      row = [];
      if (sign === '\r' && next === '\n') i++;
    } else [cell, isFresh] = [cell + sign, false];
  }
  return rows;
}
