import {
  type Catalog,
  catalog as builtInCatalog,
  type Cell,
  compareValues,
  type KpiClient,
  type Reading,
  type ReadingRequest,
  type ReadingState,
} from '@kpi-elements/core';

/** A value that a {@link MockClient} answers, in the KPI's unit: a fraction for a percent, seconds for a duration. */
export type MockValue = Cell | { readonly value: Cell; readonly previous?: Cell; readonly currency?: string };

/** A client for the tests of a portal: it has no sources and answers what it is told to, at once. */
export interface MockClient extends KpiClient {
  /** Every request of every widget so far, in the order asked. */
  readonly requests: readonly ReadingRequest[];
  /** Answers a KPI with another value from now on. */
  set(kpi: string, value: MockValue): void;
  /** Answers everything with one state, as a dead server would; `undefined` ends that. */
  setState(state: ReadingState | undefined): void;
  /** How often `refresh` was called. */
  readonly refreshes: number;
}

/**
 * Makes a {@link MockClient}. A KPI without a value is absent, `no_data`. Throws `unknown_kpi` for one that the catalog
 * does not know.
 *
 * @param values By id of the KPI.
 *
 * @example
 * const client = createMockClient({ roas: 4.2, cpc: { value: 1.2, previous: 1.5, currency: 'EUR' } });
 * configure(client);
 * client.setState({ status: 'error', error: new Error('The server is down.') });
 */
export function createMockClient(
  values: Readonly<Record<string, MockValue>> = {},
  catalog: Catalog = builtInCatalog,
): MockClient {
  const known = new Map(Object.entries(values));
  for (const kpi of known.keys()) catalog.get(kpi);
  const listeners = new Map<symbol, () => void>();
  const requests: ReadingRequest[] = [];
  let forced: ReadingState | undefined;
  let refreshes = 0;
  const tell = () => {
    for (const listener of [...listeners.values()]) listener();
  };
  return {
    version: 1,
    catalog,
    requests,
    get refreshes() {
      return refreshes;
    },
    set(kpi, value) {
      catalog.get(kpi);
      known.set(kpi, value);
      tell();
    },
    setState(state) {
      forced = state;
      tell();
    },
    watch(asked, listener) {
      requests.push(...asked);
      const answer = () =>
        listener(
          forced ?? { status: 'ready', readings: asked.map((request) => answerTo(request, known, catalog)) },
        );
      const key = Symbol('listener');
      listeners.set(key, answer);
      answer();
      return () => void listeners.delete(key);
    },
    refresh() {
      refreshes++;
    },
  };
}

function answerTo(
  { kpi: asked, period, compare }: ReadingRequest,
  known: ReadonlyMap<string, MockValue>,
  catalog: Catalog,
): Reading {
  const kpi = typeof asked === 'string' ? catalog.get(asked) : asked;
  const given = known.get(kpi.id) ?? null;
  const { value, previous, currency } =
    typeof given === 'object' && given !== null ? given : { value: given };
  const names = typeof compare === 'string' ? compare.split(/\s+/) : (compare ?? ['previous_period']);
  return {
    kpi,
    key: {},
    period,
    ...point(value),
    comparisons:
      previous === undefined
        ? []
        : names.map((name) => ({
            name,
            period: '',
            ...point(previous),
            ...compareValues(kpi, value, previous, currency),
          })),
    asOf: '',
    ...(currency !== undefined && { currency }),
  };
}

function point(value: Cell) {
  return {
    value,
    ...(value === null && ({ absence: 'no_data' } as const)),
    partial: false,
    inputs: {},
    coverage: { present: 1, expected: 1 },
  };
}
