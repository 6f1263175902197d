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
  (tag: string, it: NumberStyle) =>
    `${tag}|${it.style}|${it.currency}|${it.signDisplay}|${it.notation}|${it.minimumFractionDigits}|${it.maximumFractionDigits}|${it.maximumSignificantDigits}|${it.roundingPriority}|${it.unit}|${it.unitDisplay}`,
  (tag, style) => new Intl.NumberFormat(wellFormed(tag), style),
);

/** `Intl.DateTimeFormat`, made once for each locale and options. */
export const dateFormat = /* @__PURE__ */ remembered(
  (tag: string, options: Intl.DateTimeFormatOptions) => tag + JSON.stringify(options),
  (tag, options) => new Intl.DateTimeFormat(wellFormed(tag), options),
);

/** `Intl.ListFormat`, made once for each locale and options. */
export const listFormat = /* @__PURE__ */ remembered(
  (tag: string, { type, style }: Intl.ListFormatOptions) => `${tag}|${type}|${style}`,
  (tag, options) => new Intl.ListFormat(wellFormed(tag), options),
);

/**
 * Makes what a key stands for once, and a bounded number of such things. Making a format costs a hundred times what using
 * it does, and writing a range of dates ten times what writing a number does.
 */
export function remembered<Args extends readonly unknown[], Made>(
  keyOf: (...args: Args) => string,
  make: (...args: Args) => Made,
): (...args: Args) => Made {
  const known = new Map<string, Made>();
  return (...args) => {
    const key = keyOf(...args);
    let made = known.get(key);
    if (made === undefined) {
      if (known.size >= MOST) known.clear();
      made = make(...args);
      known.set(key, made);
    }
    return made;
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
