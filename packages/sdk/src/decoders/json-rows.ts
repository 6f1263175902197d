import { nameHeaders } from '../csv/headers.ts';
import { type NameList, parseNameList } from '../mapping/name-list.ts';
import { badResponse } from '../transport/source-error.ts';
import type { DecodedRows } from './decoded-rows.ts';
import { fieldReader, type PathReader, pathReader } from './path.ts';

/**
 * How rows stand in JSON. All paths are written as in {@link pathReader}: `data.rows`, `cols.*.name`.
 * Which of four forms rows have is plain from the JSON itself:
 * - objects: columns are called by their paths, `metrics.clicks`, `keys.0`
 * - lists of cells, in the order of `columns` or `columnsFrom`
 * - an object of columns, each a list
 * - objects whose cells stand in lists, at `cells` (Google Analytics)
 */
export interface JsonFormat {
  /** The path to the rows; `?` behind it where it may be absent, which means no rows. @default the whole answer */
  readonly rows?: string;
  /**
   * Of lists of cells: the names of the columns in their order. Of objects: further columns and the path of each,
   * `{ purchases: 'actions[action_type=purchase].value', day: '{date.year}-{date.month}-{date.day}' }`, or in TypeScript
   * a function of the row; they need not be in any row.
   */
  readonly columns?: NameList<string | PathReader>;
  /** Paths to the names of the columns, one behind another: `meta.*.name`. */
  readonly columnsFrom?: string | readonly string[];
  /** Rows at the beginning that hold no data, as those with names. @default 0 */
  readonly skipRows?: number;
  /** Paths from a row to its cells, one behind another. @default the row itself */
  readonly cells?: string | readonly string[];
}

/** Finds the rows in an answer. Throws `bad_response` with the path of what is missing. */
export function decodeRows(answer: unknown, format: JsonFormat, source: string): DecodedRows {
  const place = (format.rows ?? '').replace(/\?$/, '');
  const found = pathReader(format.rows ?? '')(answer);
  const { cells, skipRows = 0 } = format;
  const where = { source, place, skipRows };
  if (Array.isArray(found)) {
    const rows: readonly unknown[] = found.slice(skipRows);
    const isPositional = cells ?? (rows.length > 0 ? Array.isArray(rows[0]) : format.columnsFrom);
    return isPositional
      ? positionalRows(rows, columnNames(answer, format, source), format, where)
      : objectRows(rows, format, where);
  }
  if (isObject(found) && Object.values(found).every(Array.isArray))
    return columnarRows(found as Readonly<Record<string, readonly unknown[]>>, where);
  throw badResponse(source, place === '' ? 'a list' : `a list at "${place}"`, nameOf(answer, found));
}

interface Where {
  readonly source: string;
  /** The path to the rows, and how many of them were passed over. */
  readonly place: string;
  readonly skipRows: number;
}

function objectRows(rows: readonly unknown[], { columns = [] }: JsonFormat, where: Where): DecodedRows {
  // Rows name their columns, so that nothing is known of them without rows.
  if (rows.length === 0) return { headers: [], length: 0, column: () => [] };
  const shape: Shape = new Map();
  for (const [i, row] of rows.entries()) {
    if (!isObject(row)) throw badResponse(where.source, `an object at "${at(where, i)}"`, kindOf(row));
    addShape(row, shape);
  }
  const headers = new Set(pathsOf(shape));
  const readers = new Map<string, PathReader>();
  for (const [name, path] of parseNameList<string | PathReader>(columns, 'columns')) {
    headers.add(name);
    readers.set(name, typeof path === 'string' ? fieldReader(path) : path);
  }
  return {
    headers: [...headers],
    length: rows.length,
    column(header) {
      const read = readers.get(header) ?? pathReader(header);
      return rows.map((row, i) => plain(read(row), header, i, where));
    },
  };
}

/** Which keys rows have, and which of them stand for plain values. */
type Shape = Map<string, { isPlain: boolean; readonly inside: Shape }>;

/** So many first items of a list in a row are columns. */
const LIST_ITEMS = 16;

function addShape(value: object, shape: Shape): void {
  const isList = Array.isArray(value);
  for (const key in value) {
    const cell: unknown = value[key as keyof typeof value];
    const isNested = typeof cell === 'object' && cell !== null;
    if (isList && (isNested || Number(key) >= LIST_ITEMS)) continue;
    let known = shape.get(key);
    if (known === undefined) {
      known = { isPlain: false, inside: new Map() };
      shape.set(key, known);
    }
    if (isNested) addShape(cell, known.inside);
    else known.isPlain = true;
  }
}

/** Items of lists are called by their place: `keys.0`; objects in lists are left out. */
function pathsOf(shape: Shape): string[] {
  return [...shape].flatMap(([key, { isPlain, inside }]) => [
    ...(isPlain ? [key] : []),
    ...pathsOf(inside).map((path) => `${key}.${path}`),
  ]);
}

function positionalRows(
  rows: readonly unknown[],
  headers: readonly string[],
  { cells: paths = '' }: JsonFormat,
  where: Where,
): DecodedRows {
  const readers = pathList(paths).map(pathReader);
  const cells = rows.map((row, i) => {
    const lists = readers.map((read) => read(row));
    const found = lists.every(Array.isArray) ? lists.flat() : undefined;
    if (found?.length === headers.length) return found;
    const expected = `a list of ${headers.length} cells at "${at(where, i)}"`;
    throw badResponse(where.source, expected, found ? `${found.length} cells` : kindOf(row));
  });
  return {
    headers,
    length: rows.length,
    column(header) {
      const place = headers.indexOf(header);
      return cells.map((row, i) => plain(row[place], header, i, where));
    },
  };
}

function columnarRows(columns: Readonly<Record<string, readonly unknown[]>>, where: Where): DecodedRows {
  const headers = Object.keys(columns);
  const length = columns[headers[0] ?? '']?.length ?? 0;
  const uneven = headers.find((header) => columns[header]!.length !== length);
  if (uneven !== undefined) {
    const found = `${columns[uneven]!.length} in "${uneven}"`;
    throw badResponse(where.source, `${length} cells in each column`, found);
  }
  return {
    headers,
    length,
    column: (header) => columns[header]?.map((cell, i) => plain(cell, header, i, where)) ?? Array(length),
  };
}

function columnNames(answer: unknown, format: JsonFormat, source: string): readonly string[] {
  const { columns, columnsFrom } = format;
  if (columnsFrom === undefined) {
    const names = parseNameList(columns ?? [], 'columns').map(([name]) => name);
    if (names.length > 0) return names;
    throw badResponse(
      source,
      'rows that name their columns',
      'they are lists. Set columns or columnsFrom (columns-from)',
    );
  }
  const names = pathList(columnsFrom).flatMap((path) => {
    const found = pathReader(path)(answer);
    if (Array.isArray(found) && found.every((name) => typeof name === 'string')) return found as string[];
    throw badResponse(source, `a list of names at "${path}"`, nameOf(answer, found));
  });
  return nameHeaders(names);
}

function pathList(paths: string | readonly string[]): readonly string[] {
  return typeof paths === 'string' ? paths.split(/\s+/) : paths;
}

/** A cell holds a text, a number, a boolean or nothing. */
function plain(cell: unknown, header: string, index: number, where: Where): unknown {
  if (typeof cell !== 'object' || cell === null) return cell;
  throw badResponse(where.source, `a plain value at "${at(where, index)}", "${header}"`, kindOf(cell));
}

function at({ place, skipRows }: Where, index: number): string {
  return `${place === '' ? '' : `${place}.`}${skipRows + index}`;
}

/** What was found instead; if nothing was, what the answer has. */
function nameOf(answer: unknown, found: unknown): string {
  if (found !== undefined || !isObject(answer)) return kindOf(found);
  return `it has ${Object.keys(answer).slice(0, 8).join(', ') || 'nothing'}`;
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
