import { badResponse } from '../transport/source-error.ts';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** A cell as a number; `NaN` is an empty cell. Throws `bad_response` for what is none, and for a cell that is missing. */
export function readCell(cell: unknown, column: string, source: string): number {
  if (cell === null) return NaN;
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  if (typeof cell === 'string') {
    const text = cell.trim();
    if (text === '' || /^nan$/i.test(text)) return NaN;
    const value = NUMBER.test(text) ? Number(text) : NaN;
    if (Number.isFinite(value)) return value;
  }
  const found = cell === undefined ? 'a row lacks it' : JSON.stringify(cell);
  throw badResponse(source, `a number as "${column}"`, found);
}

/** A cell as a member; none is `null`. */
export function readMember(cell: unknown, dimension: string, source: string): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return cell || null;
  if (typeof cell === 'boolean' || (typeof cell === 'number' && isExact(cell))) return String(cell);
  const found = cell === undefined ? 'a row lacks it' : JSON.stringify(cell);
  throw badResponse(source, `a text as "${dimension}"`, found);
}

/** Beyond 2^53 a number may have been another one. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
