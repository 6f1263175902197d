import * as fc from 'fast-check';

/** The values that each attribute takes, beside being absent. */
export type Offered = Readonly<Record<string, readonly string[]>>;

/** An attribute is set, or removed (`null`), perhaps long before the next one is. */
export interface Step {
  readonly name: string;
  readonly value: string | null;
  readonly isDrawn: boolean;
}

/** Attributes that came about in any way, and those that are left at the end. */
export interface History {
  readonly steps: readonly Step[];
  readonly last: readonly Step[];
}

/** Attributes set, changed, removed and set again, and at last each one set or removed once more, in any order. */
export function histories(offered: Offered): fc.Arbitrary<History> {
  const names = Object.keys(offered);
  const step = (name: string) =>
    fc.record({
      name: fc.constant(name),
      value: fc.constantFrom(null, ...offered[name]!),
      isDrawn: fc.boolean(),
    });
  const last = fc
    .tuple(...names.map(step))
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
  return fc.record({ steps: fc.array(fc.constantFrom(...names).chain(step), { maxLength: 12 }), last });
}

/** Sets or removes an attribute. */
export function take(element: Element, { name, value }: Step): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
