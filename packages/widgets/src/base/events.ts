import type { Reading } from '@kpi-elements/core';
import type { Scope } from './scope.ts';

const upwards: EventInit = { bubbles: true, composed: true };

/** Readings are shown that were not shown before. */
export class KpiReadyEvent extends Event {
  static get type(): 'kpi-ready' {
    return 'kpi-ready';
  }

  /** More than one where an element shows several KPIs. */
  readonly readings: readonly Reading[];

  constructor(readings: readonly Reading[]) {
    super(KpiReadyEvent.type, upwards);
    this.readings = readings;
  }

  /** The first of them. */
  get reading(): Reading {
    return this.readings[0]!;
  }
}

/** A reading cannot be had or drawn. Fired once for each error. */
export class KpiErrorEvent extends Event {
  static get type(): 'kpi-error' {
    return 'kpi-error';
  }

  readonly error: Error;

  constructor(error: Error) {
    super(KpiErrorEvent.type, upwards);
    this.error = error;
  }
}

/**
 * A person chose what is shown, or a part of it, to see more of it. Where that filters the scope, it does not when the
 * event is cancelled.
 */
export class KpiSelectEvent extends Event {
  static get type(): 'kpi-select' {
    return 'kpi-select';
  }

  readonly reading: Reading;

  constructor(reading: Reading) {
    super(KpiSelectEvent.type, { ...upwards, cancelable: true });
    this.reading = reading;
  }
}

/**
 * Asks the nearest scope for other settings. The scope follows unless the event is cancelled.
 *
 * @example
 * select.dispatchEvent(new KpiScopeChangeEvent({ period: 'last_90_days' }));
 */
export class KpiScopeChangeEvent extends Event {
  static get type(): 'kpi-scope-change' {
    return 'kpi-scope-change';
  }

  readonly change: Partial<Scope>;

  constructor(change: Partial<Scope>) {
    super(KpiScopeChangeEvent.type, { ...upwards, cancelable: true });
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    'kpi-ready': KpiReadyEvent;
    'kpi-error': KpiErrorEvent;
    'kpi-select': KpiSelectEvent;
    'kpi-scope-change': KpiScopeChangeEvent;
  }
}
