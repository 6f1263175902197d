import type { Cell } from '../cell.ts';

/** Totals by input key. */
export type Totals = Readonly<Record<string, Cell>>;

/** A total, and the place in the code where it is read. */
export interface Site {
  readonly key: string;
  readonly at: number;
}

const SITES = 16;
const MAX_KEYS = 10_000;
const known = /* @__PURE__ */ new Map<string, Site>();

/** The site of a key, the same for all formulas. Keys take turns. */
export function siteOf(key: string): Site {
  let site = known.get(key);
  if (!site) {
    if (known.size > MAX_KEYS) known.clear();
    site = { key, at: known.size % SITES };
    known.set(key, site);
  }
  return site;
}

/**
 * The total at a site; what is no number is `NaN`. JavaScript engines remember at each place in the code where in a
 * record a name was found, for one name a place: a second one makes reading there four times slower. Formulas read many
 * names, so there are 16 places.
 */
export function readAt(site: Site, totals: Totals): number {
  return toNumber(cellAt(site, totals));
}

function cellAt({ key, at }: Site, totals: Totals): unknown {
  switch (at) {
    case 1:
      return totals[key];
    case 2:
      return totals[key];
    case 3:
      return totals[key];
    case 4:
      return totals[key];
    case 5:
      return totals[key];
    case 6:
      return totals[key];
    case 7:
      return totals[key];
    case 8:
      return totals[key];
    case 9:
      return totals[key];
    case 10:
      return totals[key];
    case 11:
      return totals[key];
    case 12:
      return totals[key];
    case 13:
      return totals[key];
    case 14:
      return totals[key];
    case 15:
      return totals[key];
    default:
      return totals[key];
  }
}

export function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
