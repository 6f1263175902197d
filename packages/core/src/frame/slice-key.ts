import type { Slice } from './query.ts';

const shapes = new WeakMap<Slice, string>();

/** A text that is equal for slices that ask the same of the same measures, whatever the order of their lists. */
export function sliceKey(slice: Slice): string {
  return `${[...slice.measures].sort(byText).join(' ')} ${sliceShape(slice)}`;
}

/** A text that is equal for slices that differ in nothing but their measures. */
export function sliceShape(slice: Slice): string {
  let shape = shapes.get(slice);
  if (shape === undefined) {
    const where = slice.where.map(({ dimension, op, values }) =>
      JSON.stringify([dimension, op, [...values].sort(byText)]),
    );
    shape = JSON.stringify([
      slice.range,
      slice.grain,
      [...slice.by].sort(byText),
      [...new Set(where)].sort(byText),
      slice.cohort ?? null,
    ]);
    shapes.set(slice, shape);
  }
  return shape;
}

function byText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
