import { clientContext, type KpiClient } from '@kpi-elements/core';
import { type Client, createClient, type SourceSettings } from '../client.ts';
import { consumeContext, provideContext } from '../context-protocol.ts';
import type { Source } from '../source.ts';

const groups = new WeakMap<Element, SourceGroup>();

/**
 * Adds a source to the client that all sources of one host share; the host provides that client to what is inside.
 * The function returned removes it.
 */
export function joinGroup(host: Element, name: string, source: Source, settings: SourceSettings): () => void {
  let group = groups.get(host);
  if (group === undefined) {
    group = new SourceGroup(host);
    groups.set(host, group);
  }
  return group.join(name, { source, settings });
}

/** A source, and how it is asked. */
interface Member {
  readonly source: Source;
  readonly settings: SourceSettings;
}

function add(client: Client, name: string, { source, settings }: Member): () => void {
  return client.addSource(name, source, settings);
}

/** The sources of one host, and the client over them. It inherits from the client outside, whichever that is. */
class SourceGroup {
  readonly #host: Element;
  readonly #members = new Map<string, Member>();
  readonly #leaveOuter: () => void;
  #outer: KpiClient | undefined;
  #client: Client | undefined;
  #withdraw: (() => void) | undefined;
  #removers = new Map<string, () => void>();

  constructor(host: Element) {
    this.#host = host;
    this.#leaveOuter = consumeContext<KpiClient>(host, clientContext, (outer) => {
      if (outer === this.#outer) return;
      this.#outer = outer;
      if (this.#client) this.#renew();
    });
    this.#renew();
  }

  join(wanted: string, member: Member): () => void {
    let name = wanted;
    for (let n = 2; this.#members.has(name); n++) name = `${wanted} (${n})`;
    this.#members.set(name, member);
    this.#removers.set(name, add(this.#client!, name, member));
    return () => {
      this.#members.delete(name);
      this.#removers.get(name)?.();
      this.#removers.delete(name);
      // Somebody may join in the same breath: an element whose attributes change leaves and joins.
      queueMicrotask(() => this.#dissolve());
    };
  }

  /** A client inherits for life, so another one outside means another one here. */
  #renew(): void {
    const [former, withdraw] = [this.#client, this.#withdraw];
    const client = createClient(this.#outer ? { inherit: this.#outer } : {});
    this.#client = client;
    this.#removers = new Map([...this.#members].map(([name, member]) => [name, add(client, name, member)]));
    this.#withdraw = provideContext(this.#host, clientContext, client);
    withdraw?.();
    former?.dispose();
  }

  #dissolve(): void {
    if (this.#members.size > 0 || groups.get(this.#host) !== this) return;
    groups.delete(this.#host);
    this.#leaveOuter();
    this.#withdraw?.();
    this.#client?.dispose();
  }
}
