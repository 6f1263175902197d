import { clientContext, scopeContext } from '@kpi-elements/core';
import type { KpiClient } from '@kpi-elements/core';
import { ContextConsumer, createContext } from '@lit/context';
import type { Context } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import type { Scope } from './scope.ts';

export const clientKey: Context<symbol, KpiClient | undefined> = /* @__PURE__ */ createContext(clientContext);
export const scopeKey: Context<symbol, Scope | undefined> = /* @__PURE__ */ createContext(scopeContext);

/**
 * Follows what the nearest provider gives. It asks again when a provider appears later than its host, and forgets what
 * a former place in the document gave.
 */
export class Inherited<T> extends ContextConsumer<
  Context<symbol, T | undefined>,
  ReactiveControllerHost & HTMLElement
> {
  readonly #askAgain = (): void => super.hostConnected();

  constructor(host: ReactiveControllerHost & HTMLElement, context: Context<symbol, T | undefined>) {
    super(host, { context, subscribe: true });
  }

  override hostConnected(): void {
    this.value = undefined;
    super.hostConnected();
    this.host.ownerDocument.addEventListener('context-provider', this.#askAgain);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.host.ownerDocument.removeEventListener('context-provider', this.#askAgain);
  }
}
