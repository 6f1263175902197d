const MAX_FORMATS = 200;

/** `Intl.NumberFormat`, made once for each locale and options. */
export const numberFormat = /* @__PURE__ */ cached(
  (tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
);

/** `Intl.DateTimeFormat`, made once for each locale and options. */
export const dateFormat = /* @__PURE__ */ cached(
  (tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options),
);

/** `Intl.ListFormat`, made once for each locale and options. */
export const listFormat = /* @__PURE__ */ cached(
  (tag, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options),
);

/** Making a format costs a thousand times what using it does. A locale that is not one (`en_US`, `english`) is read as far as it goes. */
function cached<Options, Format>(make: (tag: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (tag: string, options: Options): Format => {
    const key = tag + JSON.stringify(options);
    let format = formats.get(key);
    if (format === undefined) {
      if (formats.size >= MAX_FORMATS) formats.clear();
      format = make(wellFormed(tag), options);
      formats.set(key, format);
    }
    return format;
  };
}

function wellFormed(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
