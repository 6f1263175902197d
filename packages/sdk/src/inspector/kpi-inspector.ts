import { clientContext, type KpiClient } from '@kpi-elements/core';
import type { Client } from '../client.ts';
import { consumeContext } from '../context-protocol.ts';
import { HTMLElement } from '../embed/no-dom.ts';

/**
 * @summary For developers: sources, cached slices, queries and errors of the client that the elements around it use.
 * @status experimental
 * @tagname kpi-inspector
 */
export class KpiInspector extends HTMLElement {
  #leave: (() => void) | undefined;
  #close: (() => void) | undefined;

  connectedCallback(): void {
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
    this.#leave = consumeContext(this, clientContext, (client: KpiClient | undefined) => {
      void this.#show(client);
    });
  }

  disconnectedCallback(): void {
    this.#leave?.();
    this.#close?.();
    this.#close = undefined;
  }

  async #show(client: KpiClient | undefined): Promise<void> {
    this.#close?.();
    this.#close = undefined;
    if (!client) return;
    const { inspect } = await import('./inspect.ts');
    if (this.isConnected) this.#close = inspect(this.shadowRoot!, isInspectable(client) ? client : undefined);
  }
}

function isInspectable(client: KpiClient): client is Client {
  return 'inspect' in client;
}
