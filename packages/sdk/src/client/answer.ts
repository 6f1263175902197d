import type { Frame, Table } from '@kpi-elements/core';

/** What a frame says of all its tables. */
export type AboutFrame = Omit<Frame, 'tables'>;

/** The table of one slice, with what its frame said. */
export interface Answer {
  readonly table: Table;
  readonly about: AboutFrame;
}

/** The former answer where the latest says the same, so that nothing is read or drawn again. */
export function sameOrLatest(former: Answer | undefined, latest: Answer): Answer {
  if (!former || !isSame(former.table, latest.table)) return latest;
  const { asOf } = former.about;
  return isSame(former.about, { ...latest.about, asOf }) ? former : latest;
}

/** Deep equality of plain data: lists, typed lists, records and scalars. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  return names.length === Object.keys(two).length && names.every((name) => isSame(one[name], two[name]));
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
