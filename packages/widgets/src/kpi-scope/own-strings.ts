import { KpiError } from '@kpi-elements/core';
import { jsonFrom } from '../base/attributes.ts';
import en from '../locales/en.ts';
import type { OwnStrings } from '../locales/strings.ts';

const known: Readonly<Record<string, unknown>> = { ...en };
const texts = Object.keys(en).filter((name) => typeof known[name] === 'string');

/** What a page says in its own words. Throws `unreadable_data` and `wrong_arguments`. */
export function ownStrings(given: OwnStrings | string): OwnStrings {
  const own: unknown = jsonFrom(given, 'strings');
  if (typeof own !== 'object' || own === null || Array.isArray(own)) {
    throw new KpiError(
      'wrong_arguments',
      '"strings" is not an object of texts.\nWrite it like {"retry":"Once more"}.',
    );
  }
  for (const [name, said] of Object.entries(own)) {
    // What only some elements say is a group of texts, which English does not have here.
    const kind = typeof (known[name] ?? {});
    if (name !== 'locale' && typeof said === kind) continue;
    throw new KpiError(
      'wrong_arguments',
      kind === 'function'
        ? `"${name}" is said by a function.\nSet "strings" as a property.`
        : `"strings" has no text "${name}".\nIt may have ${texts.join(', ')}.`,
    );
  }
  return own as OwnStrings;
}
