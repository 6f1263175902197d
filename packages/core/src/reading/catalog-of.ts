import type { Catalog } from '../catalog.ts';
import { KpiError } from '../errors.ts';
import type { Reading } from './reading.ts';

const catalogs = new WeakMap<Reading['inputs'], Catalog>();

/** Keeps by which catalog a reading was made. It survives `{ ...reading }`, but not a way through JSON. */
export function rememberCatalog(reading: Reading, catalog: Catalog): Reading {
  catalogs.set(reading.inputs, catalog);
  return reading;
}

/** The catalog that a reading was made by. Throws `wrong_arguments` where neither the reading nor the caller says. */
export function catalogOf(reading: Pick<Reading, 'kpi' | 'inputs'>, given?: Catalog): Catalog {
  const catalog = given ?? catalogs.get(reading.inputs);
  if (catalog) return catalog;
  throw new KpiError(
    'wrong_arguments',
    `The catalog of the reading of "${reading.kpi.id}" is not known.\nA reading that did not come from "read" or a client needs it as an argument.`,
  );
}
