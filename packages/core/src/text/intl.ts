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
  const find = (keys: readonly unknown[]) => {
    let at: Branch<Made> | undefined = root;
    for (let i = 0; at && i < keys.length; i++) at = at.next.get(keys[i]);
    return at?.made;
  };
  const keep = (keys: readonly unknown[], made: Made) => {
    if (count === MOST) {
      root.next.clear();
      count = 0;
    }
    let at = root;
    for (const key of keys) {
      const next = at.next.get(key) ?? { next: new Map() };
      at.next.set(key, next);
      at = next;
    }
    at.made = made;
    count += 1;
    return made;
  };
  return (...args) => {
    const keys = keysOf(...args);
    return find(keys) ?? keep(keys, make(...args));
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
