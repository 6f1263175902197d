import type { Numbers } from '../cell.ts';
import { finite } from './behaviours.ts';
import { own } from './own.ts';
import { compute, type Program } from './program.ts';
import { quotientOf, type Quotient } from './ratio.ts';

/** Rows computed at once: the blocks of a formula stay in the processor's first cache. */
const ROWS = 256;

/**
 * Runs a program over columns: a quotient of columns in one loop, anything else block by block, one tight loop a step.
 * `NaN` stands for `null`, in the columns and in the result.
 */
export function runColumns(
  program: Program,
  columns: Readonly<Record<string, Numbers>>,
  length: number,
): Float64Array {
  const out = new Float64Array(length);
  const columnOf = (key: string) => own(columns, key) ?? [];
  const quotient = quotientOf(program, program.result);
  if (!quotient || !divide(quotient, columnOf, out)) runBlocks(program, columnOf, out);
  return out;
}

/** Whether it could: all columns must be readable where they lie. */
function divide({ x, y, z }: Quotient, columnOf: (key: string) => Numbers, out: Float64Array): boolean {
  const { length } = out;
  const xs = columnOf(x.key);
  const ys = columnOf((y || x).key);
  const zs = columnOf(z.key);
  if (!isDirect(xs, length) || !isDirect(ys, length) || !isDirect(zs, length)) return false;
  if (y) for (let i = 0; i < length; i++) out[i] = finite((xs[i]! - ys[i]!) / finite(zs[i]!));
  else for (let i = 0; i < length; i++) out[i] = finite(xs[i]! / finite(zs[i]!));
  return true;
}

/** Whether a column can be read where it lies. */
function isDirect(source: Numbers, length: number): source is Float64Array {
  return source instanceof Float64Array && source.length >= length;
}

function runBlocks(
  { steps, inputs, result }: Program,
  columnOf: (key: string) => Numbers,
  out: Float64Array,
): void {
  const { length } = out;
  const rows = Math.min(ROWS, length);
  const blocks = steps.map(({ op, x }): Float64Array =>
    new Float64Array(rows).fill(op === 'constant' ? x : 0),
  );
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from);
    for (let i = 0; i <= result; i++) {
      const { op, x, y } = steps[i]!;
      if (op === 'input') blocks[i] = readBlock(columnOf(inputs[x]!.key), from, count, blocks[i]!, length);
      else if (op !== 'constant') computeBlock(op, blocks[x]!, blocks[y]!, blocks[i]!, count);
    }
    const last = blocks[result]!;
    for (let i = 0; i < count; i++) out[from + i] = finite(last[i]!);
  }
}

function readBlock(source: Numbers, from: number, count: number, block: Float64Array, length: number) {
  if (isDirect(source, length)) return source.subarray(from);
  for (let i = 0; i < count; i++) block[i] = source[from + i] ?? NaN;
  return block;
}

function computeBlock(op: string, x: Float64Array, y: Float64Array, out: Float64Array, count: number): void {
  switch (op) {
    case '+':
      for (let i = 0; i < count; i++) out[i] = x[i]! + y[i]!;
      break;
    case '-':
      for (let i = 0; i < count; i++) out[i] = x[i]! - y[i]!;
      break;
    case '*':
      for (let i = 0; i < count; i++) out[i] = x[i]! * y[i]!;
      break;
    case '/':
      for (let i = 0; i < count; i++) out[i] = x[i]! / finite(y[i]!);
      break;
    default:
      for (let i = 0; i < count; i++) out[i] = compute(op, x[i]!, y[i]!);
  }
}
