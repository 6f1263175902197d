import { KpiError } from '@kpi-elements/core';
import type { KpiClient, ReadingRequest, ReadingState } from '@kpi-elements/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asError } from './as-error.ts';
import { clientKey, Inherited } from './scope-context.ts';

/** How long an element waits for somebody to provide a client. */
const PATIENCE = 10_000;

type Host = ReactiveControllerHost & HTMLElement;

/** The only bridge between an element and a client: watches what its host asks for, while the host is connected. */
export class ReadingController implements ReactiveController {
  /** What is known of the requests. Starts anew with every other request, so nothing of a former one stays. */
  state: ReadingState = { status: 'loading' };
  requests: readonly ReadingRequest[] = [];
  readonly #host: Host;
  readonly #ask: () => readonly ReadingRequest[];
  readonly #client: Inherited<KpiClient>;
  #watched: KpiClient | undefined;
  #key = '';
  #stop: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** `ask` says what to ask for now; nothing when the page gave the numbers. It may throw. */
  constructor(host: Host, ask: () => readonly ReadingRequest[]) {
    this.#host = host;
    this.#ask = ask;
    this.#client = new Inherited(host, clientKey);
    host.addController(this);
  }

  get client(): KpiClient | undefined {
    return this.#client.value;
  }

  /** Something was asked for, so it can be asked for again. */
  get asked(): boolean {
    return this.#key !== '';
  }

  /** Has the client look again; where nothing is watched, starts over. */
  refresh(): void {
    if (this.#stop) this.client?.refresh();
    else this.#end();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    try {
      this.requests = this.#ask();
    } catch (error) {
      this.#end();
      this.requests = [];
      this.#fail(error);
      return;
    }
    const key = this.requests.length > 0 ? JSON.stringify(this.requests) : '';
    if (this.client === this.#watched && key === this.#key) return;
    this.#end();
    this.#watched = this.client;
    this.#key = key;
    this.state = { status: 'loading' };
    if (key) this.#watch();
  }

  /** Who only moves stays, where the new place has the same client. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#end();
    });
  }

  #watch(): void {
    if (!this.#watched) {
      this.#patience = setTimeout(() => this.#fail(noClient(this.#host)), PATIENCE);
      return;
    }
    try {
      this.#stop = this.#watched.watch(this.requests, (state) => this.#show(state));
    } catch (error) {
      this.#fail(error);
    }
  }

  #show(state: ReadingState): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  #fail(error: unknown): void {
    this.#show({ status: 'error', error: asError(error) });
  }

  #end(): void {
    clearTimeout(this.#patience);
    this.#stop?.();
    this.#stop = undefined;
    this.#watched = undefined;
    this.#key = '';
  }
}

function noClient(host: HTMLElement): KpiError {
  return new KpiError(
    'unknown_source',
    `<${host.localName}> has no data source.\nPut a <kpi-source> beside it, call configure(), or give it a value.`,
  );
}
