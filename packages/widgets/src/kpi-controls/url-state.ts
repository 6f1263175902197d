import { parseWhere } from '@kpi-elements/core';
import { isServer } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { KpiScopeChangeEvent } from '../base/events.ts';
import type { Scope } from '../base/scope.ts';
import { splitWhere, withChoice } from '../base/choice.ts';
import { ownPart, readQuery, writeQuery } from './query-state.ts';
import type { QueryState } from './query-state.ts';
import { ownSettings, scopeAround } from '../base/scope-box.ts';
import type { Settings } from '../base/scope-box.ts';

/** Whose state it is. */
export interface UrlHost extends ReactiveControllerHost, HTMLElement {
  /** What stands before its keys; nothing where the state is not kept. */
  readonly urlPrefix: string | undefined;
  /** The dimensions that it controls. */
  readonly dimensionNames: readonly string[];
  /** What holds around it. */
  readonly inheritedScope: Scope;
}

/**
 * Keeps the state of a scope in the query string: reads it at the start and when the reader goes back or on, writes it
 * when anything inside the scope changes it. What the page says by itself is not written.
 */
export class UrlState implements ReactiveController {
  /** Changes of one session are one step of the history. */
  session: symbol | undefined;
  readonly #host: UrlHost;
  #written: symbol | undefined;
  #box: HTMLElement | undefined;
  /** What the page says by itself. */
  #initial: Settings | undefined;
  /** What of the address was read. */
  #keys = '';
  #reading = false;

  constructor(host: UrlHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    const box = scopeAround(this.#host) ?? this.#host;
    if (box !== this.#box) this.#initial = undefined;
    this.#box = box;
    box.addEventListener(KpiScopeChangeEvent.type, this.#follow);
    addEventListener('popstate', this.#read);
    // Somewhere else in the same scope, the address may have changed meanwhile.
    this.#read();
  }

  /** The address is also read by attributes that come later. */
  hostUpdated(): void {
    const { urlPrefix, dimensionNames } = this.#host;
    const keys = JSON.stringify([urlPrefix, dimensionNames]);
    if (urlPrefix === undefined) this.#initial = undefined;
    else if (this.#box && !(this.#initial && keys === this.#keys)) {
      void customElements.whenDefined(this.#box.localName).then(() => {
        if (!this.#host.isConnected) return;
        this.#initial ??= this.#settings();
        this.#read();
      });
    }
    this.#keys = keys;
  }

  hostDisconnected(): void {
    this.#box?.removeEventListener(KpiScopeChangeEvent.type, this.#follow);
    removeEventListener('popstate', this.#read);
  }

  readonly #read = (): void => {
    const { urlPrefix, dimensionNames } = this.#host;
    const initial = this.#initial;
    if (!initial || urlPrefix === undefined) return;
    const now = this.#settings();
    const { where, ...named } = readQuery(location.search, urlPrefix, dimensionNames);
    // What the page says wrongly, its elements tell.
    if (ownPart(now.where, dimensionNames) === undefined) return;
    const { kept } = splitWhere(parseWhere(now.where), dimensionNames);
    const { chosen } = splitWhere(parseWhere(where ?? initial.where), dimensionNames);
    const next: Settings = { ...initial, ...named, where: withChoice(kept, chosen) };
    const changes = Object.entries(next).filter(([key, value]) => value !== now[key as keyof Settings]);
    if (changes.length === 0) return;
    this.#reading = true;
    this.#host.dispatchEvent(new KpiScopeChangeEvent(Object.fromEntries(changes)));
    this.#reading = false;
  };

  readonly #follow = (event: KpiScopeChangeEvent): void => {
    const [asker] = event.composedPath() as [Element];
    if (this.#reading || (scopeAround(asker) ?? asker) !== this.#box) return;
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#write({ ...this.#settings(), ...event.change });
    });
  };

  #write(now: Settings): void {
    const { urlPrefix, dimensionNames } = this.#host;
    const initial = this.#initial;
    if (!initial || urlPrefix === undefined) return;
    const controlled = (settings: Settings): Settings => ({
      ...settings,
      where: ownPart(settings.where, dimensionNames) ?? '',
    });
    const state = differences(controlled(now), controlled(initial));
    const { pathname, search, hash } = location;
    const next = writeQuery(search, urlPrefix, state);
    if (next === search) return;
    const isSameStep = this.session !== undefined && this.session === this.#written;
    this.#written = this.session;
    // The state of a router that watches the history stays its own.
    history[isSameStep ? 'replaceState' : 'pushState'](history.state, '', `${pathname}${next}${hash}`);
  }

  #settings(): Settings {
    return ownSettings(scopeAround(this.#host), this.#host.inheritedScope);
  }
}

function differences(now: Settings, initial: Settings): QueryState {
  return Object.fromEntries(
    Object.entries(now).filter(([key, value]) => value !== initial[key as keyof Settings]),
  );
}
