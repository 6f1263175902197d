import type { Locale } from '@kpi-elements/core';
import en from '../locales/en.ts';
import type { Strings } from '../locales/strings.ts';
import type { Localize } from './localize.ts';

/** For whom a view writes. */
export interface Reader {
  readonly strings: Strings;
  readonly locale: Locale;
  /** IANA name of the clock that times are shown by; else the reader's own. */
  readonly timeZone: string | undefined;
  /** The language of the words, where another one is spoken around the element. */
  readonly lang?: string | undefined;
}

/** For whom a view writes while another language is on its way. */
export const englishReader: Reader = { strings: en, locale: en.locale, timeZone: undefined };

/** Whoever reads an element; nothing while the language is on its way. */
export function readerOf({ language, scope }: Localize): Reader | undefined {
  const { tag, strings, lang } = language;
  if (strings === undefined) return undefined;
  const said = scope.strings ? { ...(strings ?? en), ...scope.strings } : (strings ?? en);
  return { strings: said, locale: { ...said.locale, tag }, timeZone: scope.timeZone, lang };
}
