/** Modules on their way. */
const arriving = new Set<Promise<void>>();

/** Whoever draws again when something has come. */
interface Host {
  requestUpdate(): void;
}

/** A module that is fetched when a host first asks for it: `undefined` while it is on its way, `null` where it cannot be had. */
export interface Lazy<Module> {
  (host: Host): Module | null | undefined;
  /** Fetches it before anybody asks. */
  preload(this: void): Promise<void>;
}

/**
 * Fetches a module once, for all hosts. What is drawn without it must be right without it, and have the same size.
 *
 * @example
 * const segments = lazy(() => import('./segment.ts'));
 * segments(this)?.segmentChoice(this, reading, where, scope);
 */
export function lazy<Module>(load: () => Promise<Module>): Lazy<Module> {
  let module: Module | null | undefined;
  let arrival: Promise<void> | undefined;
  const preload = () =>
    (arrival ??= arrive(
      load().then((loaded) => (module = loaded)),
      () => (module = null),
    ));
  const get = (host: Host) => {
    if (module === undefined) void preload().then(() => host.requestUpdate());
    return module;
  };
  return Object.assign(get, { preload });
}

/** Until nothing is on its way any more; nothing to wait for gives `undefined`. */
export function arrivals(): Promise<unknown> | undefined {
  return arriving.size > 0 ? Promise.all(arriving) : undefined;
}

function arrive(loading: Promise<unknown>, giveUp: () => void): Promise<void> {
  const arrival = loading
    .catch((error: unknown) => {
      giveUp();
      console.warn('A part of a KPI element could not be loaded, and is left out.', error);
    })
    .then(() => void arriving.delete(arrival));
  arriving.add(arrival);
  return arrival;
}
