import { numberAt, type Numbers } from '../cell.ts';
import { finite } from './functions.ts';
import { applyOf, isLeaf, type Program } from './program.ts';
import { own } from './schema.ts';

/** Rows computed at once: the blocks of a formula stay in the processor's first cache. */
const ROWS = 1024;

/** Where the rows of one step lie: from `at` on in `values`. */
interface Block {
  readonly values: Float64Array;
  at: number;
}

/**
 * Runs a program over columns, block by block, one tight loop a step.
 * `NaN` stands for `null`, in the columns and in the result.
 */
export function runColumns(
  program: Program,
  columns: Readonly<Record<string, Numbers>>,
  length: number,
): Float64Array {
  const { steps, inputs, result } = program;
  const sources = inputs.map(({ key }) => own(columns, key) ?? []);
  const out: Block = { values: new Float64Array(length), at: 0 };
  const blocks = layOutBlocks(program, sources, length);
  blocks[result] = out;
  for (let from = 0; from < length; from += ROWS) {
    const count = Math.min(ROWS, length - from);
    out.at = from;
    for (let i = 0; i <= result; i++) {
      const block = blocks[i];
      if (!block) continue;
      const { op, x, y } = steps[i]!;
      if (op === 'constant') block.values.fill(x, block.at, block.at + count);
      else if (op === 'input') readBlock(sources[x]!, from, block, count);
      else computeBlock(op, blocks[x]!, blocks[y]!, block, count);
    }
    if (steps[result]!.op !== '/') finish(out, count);
  }
  return out.values;
}

/**
 * A block for every step that the result needs. A column of numbers is read where it lies;
 * what was computed gives its space away once nobody needs it.
 */
function layOutBlocks(
  { steps, result }: Program,
  sources: readonly Numbers[],
  length: number,
): (Block | undefined)[] {
  const lastUse = new Int32Array(steps.length);
  for (let i = result; i >= 0; i--) {
    const { op, x, y } = steps[i]!;
    if (isLeaf(op) || (i < result && lastUse[i] === 0)) continue;
    lastUse[x] ||= i;
    lastUse[y] ||= i;
  }
  const rows = Math.min(length, ROWS);
  const free: Float64Array[] = [];
  const blocks: (Block | undefined)[] = [];
  for (let i = 0; i < result; i++) {
    const { op, x, y } = steps[i]!;
    if (lastUse[i] === 0) {
      blocks.push(undefined);
      continue;
    }
    const source = op === 'input' ? sources[x] : undefined;
    const direct = source instanceof Float64Array && source.length >= length;
    blocks.push({ values: direct ? source : (free.pop() ?? new Float64Array(rows)), at: 0 });
    if (isLeaf(op)) continue;
    for (const used of x === y ? [x] : [x, y]) {
      if (lastUse[used] === i && !isLeaf(steps[used]!.op)) free.push(blocks[used]!.values);
    }
  }
  return blocks;
}

function readBlock(source: Numbers, from: number, block: Block, count: number): void {
  const { values, at } = block;
  if (values === source) block.at = from;
  else for (let i = 0; i < count; i++) values[at + i] = numberAt(source, from + i);
}

function computeBlock(op: string, x: Block, y: Block, out: Block, count: number): void {
  const { values: xs, at: xAt } = x;
  const { values: ys, at: yAt } = y;
  const { values, at } = out;
  switch (op) {
    case '+':
      for (let i = 0; i < count; i++) values[at + i] = xs[xAt + i]! + ys[yAt + i]!;
      break;
    case '-':
      for (let i = 0; i < count; i++) values[at + i] = xs[xAt + i]! - ys[yAt + i]!;
      break;
    case '*':
      for (let i = 0; i < count; i++) values[at + i] = xs[xAt + i]! * ys[yAt + i]!;
      break;
    case '/':
      for (let i = 0; i < count; i++) values[at + i] = finite(xs[xAt + i]! / finite(ys[yAt + i]!));
      break;
    default: {
      const apply = applyOf(op);
      for (let i = 0; i < count; i++) values[at + i] = apply(xs[xAt + i]!, ys[yAt + i]!);
    }
  }
}

/** Infinities become `NaN`, and −0 becomes 0. */
function finish({ values, at }: Block, count: number): void {
  for (let i = at; i < at + count; i++) values[i] = finite(values[i]!);
}
