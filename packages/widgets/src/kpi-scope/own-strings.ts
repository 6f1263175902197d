import { KpiError } from '@kpi-elements/core';
import { jsonFrom } from '../base/attributes.ts';
import en from '../locales/en.ts';
import type { OwnStrings } from '../locales/strings.ts';

const known: Readonly<Record<string, unknown>> = { ...en };
const texts = Object.keys(en).filter((name) => typeof known[name] === 'string');

/** What a page says in its own words. Throws `unreadable_data` and `wrong_arguments`. */
export function ownStrings(given: OwnStrings | string): OwnStrings {
  const own = jsonFrom(given, 'strings');
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
  return own;
}
