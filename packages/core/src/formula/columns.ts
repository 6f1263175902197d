import { numberAt, type Numbers } from '../cell.ts';
import { finite } from './functions.ts';
import { applyOf, type Program, type Step } from './program.ts';
import { own } from './schema.ts';

/** Rows computed at once: the blocks of a formula stay in the processor's first cache. */
const ROWS = 1024;

/** Where the rows of one step lie: from `at` on in `values`. */
interface Block {
  values: Float64Array;
  at: number;
}

/**
 * Runs a program over columns, block by block, one tight loop a step.
 * `NaN` stands for `null`, in the columns and in the result.
 */
export function runColumns(
  { steps, inputs, result }: Program,
  columns: Readonly<Record<string, Numbers>>,
  length: number,
): Float64Array {
  const sources = inputs.map(({ key }) => own(columns, key) ?? []);
  const out: Block = { values: new Float64Array(length), at: 0 };
  const blocks = layOutBlocks(steps, result, Math.min(length, ROWS));
  blocks[result] = out;
  for (let from = 0; from < length; from += ROWS) {
    const count = Math.min(ROWS, length - from);
    out.at = from;
    for (let i = 0; i <= result; i++) {
      const block = blocks[i];
      if (!block) continue;
      const { op, x, y } = steps[i]!;
      if (op === 'constant') block.values.fill(x, block.at, block.at + count);
      else if (op !== 'input') computeBlock(op, blocks[x]!, blocks[y]!, block, count);
      else if (i === result) copyBlock(sources[x]!, from, block, count);
      else blocks[i] = readBlock(sources[x]!, from, block, count);
    }
    if (steps[result]!.op !== '/') finish(out, count);
  }
  return out.values;
}

/** Space for every step that the result needs; it is used again once nobody needs it. */
function layOutBlocks(steps: readonly Step[], result: number, rows: number): (Block | undefined)[] {
  const lastUse = new Int32Array(steps.length);
  for (let i = result; i >= 0; i--) {
    const { op, x, y } = steps[i]!;
    if (op === 'constant' || op === 'input' || (i < result && lastUse[i] === 0)) continue;
    lastUse[x] ||= i;
    lastUse[y] ||= i;
  }
  const free: Block[] = [];
  const blocks: (Block | undefined)[] = [];
  for (let i = 0; i < result; i++) {
    const { op, x, y } = steps[i]!;
    blocks.push(lastUse[i] === 0 ? undefined : (free.pop() ?? { values: new Float64Array(rows), at: 0 }));
    if (op === 'constant' || op === 'input') continue;
    if (lastUse[x] === i) free.push(blocks[x]!);
    if (lastUse[y] === i && y !== x) free.push(blocks[y]!);
  }
  return blocks;
}
