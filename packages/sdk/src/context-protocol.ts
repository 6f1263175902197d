/*
 * The community context protocol: a consumer fires `context-request` with a callback, the nearest provider answers it,
 * and a provider that comes later announces itself with `context-provider`.
 */

/** Takes a value; `unsubscribe` ends the answers of the provider that gave it. */
export type ContextCallback<Value> = (value: Value, unsubscribe?: () => void) => void;

/** Asks the nearest provider above its target for a value. */
export class ContextRequestEvent<Value> extends Event {
  readonly context: unknown;
  readonly contextTarget: EventTarget;
  readonly callback: ContextCallback<Value>;
  readonly subscribe: boolean;

  constructor(context: unknown, contextTarget: EventTarget, callback: ContextCallback<Value>, subscribe: boolean) {
    super('context-request', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
    this.callback = callback;
    this.subscribe = subscribe;
  }
}

/** Tells everybody above that requests from within its target are answered from now on. */
export class ContextProviderEvent extends Event {
  readonly context: unknown;
  readonly contextTarget: EventTarget;

  constructor(context: unknown, contextTarget: EventTarget) {
    super('context-provider', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
  }
}

/**
 * Answers requests from within `target` with `value`. Of two providers at one target the later one answers.
 * The function returned takes the value back: subscribers go to the next provider, or are given `undefined`.
 */
export function provideContext<Value>(target: EventTarget, context: unknown, value: Value): () => void {
  const subscribers = new Map<ContextCallback<Value | undefined>, EventTarget>();
  const announcement = new ContextProviderEvent(context, target);

  const answer = (event: Event) => {
    const request = event as ContextRequestEvent<Value | undefined>;
    const consumer = request.contextTarget ?? event.composedPath()[0];
    if (request.context !== context || consumer === target) return;
    event.stopImmediatePropagation();
    const { callback } = request;
    if (!request.subscribe) {
      callback(value);
      return;
    }
    subscribers.set(callback, consumer);
    callback(value, unsubscribers.get(callback));
  };
  // A callback that asks twice is given the same function, by which it knows its provider.
  const unsubscribers = {
    known: new WeakMap<ContextCallback<Value | undefined>, () => void>(),
    get(callback: ContextCallback<Value | undefined>): () => void {
      const unsubscribe = this.known.get(callback) ?? (() => void subscribers.delete(callback));
      this.known.set(callback, unsubscribe);
      return unsubscribe;
    },
  };
  const handOver = () => {
    for (const [callback, consumer] of [...subscribers]) {
      consumer.dispatchEvent(new ContextRequestEvent(context, consumer, callback, true));
    }
  };
  const listen = () => target.addEventListener('context-request', answer);
  const hear = (event: Event) => {
    const { context: provided, contextTarget } = event as ContextProviderEvent;
    if (provided !== context || event === announcement) return;
    if (contextTarget === target) {
      target.removeEventListener('context-request', answer);
      listen();
    }
    handOver();
  };

  listen();
  target.addEventListener('context-provider', hear);
  target.dispatchEvent(announcement);

  return () => {
    target.removeEventListener('context-request', answer);
    target.removeEventListener('context-provider', hear);
    handOver();
    for (const callback of subscribers.keys()) callback(undefined);
    subscribers.clear();
  };
}
