const MAX_FORMATS = 200;

/** `Intl.NumberFormat`, made once for each locale and options. */
export const numberFormat = /* @__PURE__ */ cached<Intl.NumberFormatOptions, Intl.NumberFormat>(
  Intl.NumberFormat,
);

/** `Intl.DateTimeFormat`, made once for each locale and options. */
export const dateFormat = /* @__PURE__ */ cached<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  Intl.DateTimeFormat,
);

/** `Intl.ListFormat`, made once for each locale and options. */
export const listFormat = /* @__PURE__ */ cached<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);

/**
 * Making a format costs a hundred times what using it does. A locale that is not quite one (`en_US`) is read as far as
 * it goes, and as English where it does not.
 */
function cached<Options, Format>(Constructor: new (tag: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (tag: string, options: Options): Format => {
    let key = tag;
    for (const name in options) key += `;${name}=${options[name]}`;
    let format = formats.get(key);
    if (format === undefined) {
      if (formats.size >= MAX_FORMATS) formats.clear();
      format = new Constructor(wellFormed(tag), options);
      formats.set(key, format);
    }
    return format;
  };
}

function wellFormed(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]!;
  } catch {
    return 'en';
  }
}
