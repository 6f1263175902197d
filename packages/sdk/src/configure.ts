import { clientContext, type KpiClient } from '@kpi-elements/core';
import { type Client, type ClientOptions, createClient } from './client.ts';
import { provideContext } from './context-protocol.ts';

/**
 * Gives every widget below `target` a client, whether it is on the page already or comes later.
 * Nearer providers go before it; of two at one target the later one goes first. The function returned takes the client
 * back, and disposes of it if it was made here from options.
 *
 * @example
 * const undo = configure({ sources: { ads }, currency: 'EUR' });
 * configure(otherClient, document.querySelector('#shop'));
 */
export function configure(client: KpiClient | ClientOptions, target: EventTarget = document): () => void {
  const own: Client | undefined = isClient(client) ? undefined : createClient(client);
  const withdraw = provideContext(target, clientContext, own ?? client);
  return () => {
    withdraw();
    own?.dispose();
  };
}

function isClient(client: KpiClient | ClientOptions): client is KpiClient {
  return 'watch' in client;
}
