import { clientContext, scopeContext } from '@kpi-elements/core';
import type { KpiClient } from '@kpi-elements/core';
import { ContextEvent } from '@lit/context';
import type { Context } from '@lit/context';
import { isServer } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Scope } from './scope.ts';
import { SharedWatch } from './shared-watch.ts';

// What `createContext` does, which is nothing but this.
export const clientKey = clientContext as Context<symbol, KpiClient | undefined>;
export const scopeKey = scopeContext as Context<symbol, Scope | undefined>;

/**
 * Follows what the nearest provider gives. It asks again when a provider appears later than its host, and forgets what
 * a former place in the document gave.
 */
export class Inherited<T> implements ReactiveController {
  value: T | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: Context<symbol, T | undefined>;
  #unsubscribe: (() => void) | undefined;
  /** Of the document that its host stood in: it is told of leaving when it is in another one already. */
  #providers: SharedWatch | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, context: Context<symbol, T | undefined>) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  hostConnected(): void {
    this.value = undefined;
    this.#ask();
    if (isServer) return;
    this.#providers = newProviders(this.#host.ownerDocument);
    this.#providers.add(this.#ask);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#providers?.delete(this.#ask);
  }

  readonly #ask = (): void => {
    this.#host.dispatchEvent(new ContextEvent(this.#context, this.#host, this.#receive, true));
  };

  /** Providers know who asks twice by this function. */
  readonly #receive = (value: T | undefined, unsubscribe?: () => void): void => {
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.value = value;
    this.#host.requestUpdate();
  };
}

const watches = /* @__PURE__ */ new WeakMap<Document, SharedWatch>();

/** A provider appeared anywhere in a document. */
function newProviders(document: Document): SharedWatch {
  let watch = watches.get(document);
  if (!watch) {
    watch = new SharedWatch((tell) => {
      document.addEventListener('context-provider', tell);
      return () => document.removeEventListener('context-provider', tell);
    });
    watches.set(document, watch);
  }
  return watch;
}
