import type { Numbers } from '../cell.ts';
import { KpiError } from '../errors.ts';
import type { Frame, KeyColumn, MeasureColumn, Table } from './frame.ts';

/**
 * A frame as plain lists, ready for `JSON.stringify`: an empty cell is `null`.
 *
 * @example
 * const text = JSON.stringify(toFrameJson(frame));
 * read('cpc', parseFrame(JSON.parse(text))).value; // as read('cpc', frame).value
 */
export function toFrameJson(frame: Frame): Frame {
  const key = ({ values, codes }: KeyColumn) => ({ values, codes: Array.from(codes) });
  const column = (measure: MeasureColumn) => ({
    ...measure,
    values: cells(measure.values),
    ...(measure.weights && { weights: cells(measure.weights) }),
    ...(measure.present && { present: cells(measure.present) }),
  });
  const table = (part: Table): Table => ({
    ...part,
    keys: mapValues(part.keys, key),
    columns: mapValues(part.columns, column),
    present: cells(part.present),
  });
  return { ...frame, tables: frame.tables.map(table) };
}

function cells(numbers: Numbers): (number | null)[] {
  return Array.from(numbers, (number) => (number === null || Number.isNaN(number) ? null : number));
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/**
 * A frame from outside, checked: what a server answered, or what was stored.
 * Unknown fields are left as they are.
 *
 * @throws {KpiError} `invalid_frame`, naming the place: `tables[0].columns.cost.values: expected a list of 3 numbers`
 */
export function parseFrame(json: unknown): Frame {
  const frame = recordAt(json, 'frame');
  expectAt(frame['version'] === 1, 'frame.version', 'expected 1');
  expectAt(typeof frame['source'] === 'string', 'frame.source', 'expected a text');
  expectAt(typeof frame['asOf'] === 'string', 'frame.asOf', 'expected an ISO 8601 instant');
  expectAt(Array.isArray(frame['flags']), 'frame.flags', 'expected a list');
  for (const [i, table] of listAt(frame['tables'], 'tables').entries()) checkTable(table, `tables[${i}]`);
  return json as Frame;
}

const checked = new WeakSet<Frame>();

/** Checks a frame once: typed arrays that went through JSON as they were have become objects. */
export function requireFrame(frame: Frame): void {
  if (checked.has(frame)) return;
  parseFrame(frame);
  checked.add(frame);
}

function checkTable(json: unknown, place: string): void {
  const table = recordAt(json, place);
  const length = table['length'];
  expectAt(
    Number.isInteger(length) && (length as number) >= 0,
    `${place}.length`,
    'expected a count of rows',
  );
  const slice = recordAt(table['slice'], `${place}.slice`);
  expectAt(
    Array.isArray(slice['range']) && slice['range'].length === 2,
    `${place}.slice.range`,
    'expected two dates',
  );
  for (const list of ['measures', 'by', 'where']) listAt(slice[list], `${place}.slice.${list}`);
  const rows = length as number;
  if (table['start'] !== undefined) {
    const start = listAt(table['start'], `${place}.start`);
    expectAt(start.length === rows, `${place}.start`, `expected a list of ${rows} dates`);
  }
  numbersAt(table['present'], rows, `${place}.present`);
  for (const [name, key] of Object.entries(recordAt(table['keys'], `${place}.keys`))) {
    const { values, codes } = recordAt(key, `${place}.keys.${name}`);
    listAt(values, `${place}.keys.${name}.values`);
    numbersAt(codes, rows, `${place}.keys.${name}.codes`);
  }
  for (const [name, column] of Object.entries(recordAt(table['columns'], `${place}.columns`))) {
    const { values, weights, present } = recordAt(column, `${place}.columns.${name}`);
    numbersAt(values, rows, `${place}.columns.${name}.values`);
    if (weights !== undefined) numbersAt(weights, rows, `${place}.columns.${name}.weights`);
    if (present !== undefined) numbersAt(present, rows, `${place}.columns.${name}.present`);
  }
}

function numbersAt(value: unknown, length: number, place: string): void {
  const isNumbers =
    ArrayBuffer.isView(value) ||
    (Array.isArray(value) && value.every((cell) => cell === null || typeof cell === 'number'));
  const count = isNumbers ? (value as ArrayLike<number>).length : -1;
  expectAt(count === length, place, `expected a list of ${length} numbers`);
}

function listAt(value: unknown, place: string): readonly unknown[] {
  expectAt(Array.isArray(value), place, 'expected a list');
  return value as readonly unknown[];
}

function recordAt(value: unknown, place: string): Readonly<Record<string, unknown>> {
  expectAt(typeof value === 'object' && value !== null && !Array.isArray(value), place, 'expected an object');
  return value as Readonly<Record<string, unknown>>;
}

function expectAt(holds: boolean, place: string, problem: string): void {
  if (holds) return;
  throw new KpiError(
    'invalid_frame',
    `${place}: ${problem}.\nWrite a frame with toFrameJson before it becomes JSON.`,
  );
}
