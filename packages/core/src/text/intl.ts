const MOST = 200;

/** What decides how a number is written. The cache tells formats apart by these and no others. */
export type NumberStyle = Pick<
  Intl.NumberFormatOptions,
  | 'style'
  | 'currency'
  | 'signDisplay'
  | 'notation'
  | 'minimumFractionDigits'
  | 'maximumFractionDigits'
  | 'maximumSignificantDigits'
  | 'roundingPriority'
  | 'unit'
  | 'unitDisplay'
>;

/** `Intl.NumberFormat`, made once for each locale and options. */
export const numberFormat = /* @__PURE__ */ remembered(
  (tag: string, it: NumberStyle) => [
    tag,
    it.style,
    it.currency,
    it.signDisplay,
    it.notation,
    it.minimumFractionDigits,
    it.maximumFractionDigits,
    it.maximumSignificantDigits,
    it.roundingPriority,
    it.unit,
    it.unitDisplay,
  ],
  (tag, style) => new Intl.NumberFormat(wellFormed(tag), style),
);

/** `Intl.DateTimeFormat`, made once for each locale and options. */
export const dateFormat = /* @__PURE__ */ remembered(
  (tag: string, options: Intl.DateTimeFormatOptions) => [tag, JSON.stringify(options)],
  (tag, options) => new Intl.DateTimeFormat(wellFormed(tag), options),
);

/** `Intl.ListFormat`, made once for each locale and options. */
export const listFormat = /* @__PURE__ */ remembered(
  (tag: string, { type, style }: Intl.ListFormatOptions) => [tag, type, style],
  (tag, options) => new Intl.ListFormat(wellFormed(tag), options),
);

/** What the keys up to here stand for, and what lies behind each next one. */
interface Branch<Made> {
  made?: Made;
  readonly next: Map<unknown, Branch<Made>>;
}

/**
 * Makes what keys stand for once, and a bounded number of such things. Making a format costs a hundred times what using
 * it does, and writing a range of dates ten times what writing a number does; joining the keys to one text would cost as
 * much as writing a number.
 */
export function remembered<Args extends readonly unknown[], Made>(
  keysOf: (...args: Args) => readonly unknown[],
  make: (...args: Args) => Made,
): (...args: Args) => Made {
  const root: Branch<Made> = { next: new Map() };
  let count = 0;
  return (...args) => {
    const keys = keysOf(...args);
    let at = root;
    for (let i = 0; i < keys.length; i++) {
      let next = at.next.get(keys[i]);
      if (!next) at.next.set(keys[i], (next = { next: new Map() }));
      at = next;
    }
    if (at.made === undefined) {
      at.made = make(...args);
      count += 1;
    }
    if (count > MOST) {
      root.next.clear();
      count = 0;
    }
    return at.made;
  };
}

/** A locale that is not quite one (`en_US`) is read as far as it goes, and as English where it does not. */
function wellFormed(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]!;
  } catch {
    return 'en';
  }
}
