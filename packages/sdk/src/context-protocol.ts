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

  constructor(
    context: unknown,
    contextTarget: EventTarget,
    callback: ContextCallback<Value>,
    subscribe: boolean,
  ) {
    super('context-request', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
    this.callback = callback;
    this.subscribe = subscribe;
  }
}

/** Tells everybody above that requests from within its target are answered from now on. */
class ContextProviderEvent extends Event {
  readonly context: unknown;
  readonly contextTarget: EventTarget;

  constructor(context: unknown, contextTarget: EventTarget) {
    super('context-provider', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
  }
}

interface Subscriber {
  readonly consumer: EventTarget;
  readonly unsubscribe: () => void;
}

/**
 * Answers requests from within `target` with `value`. Of two providers at one target the later one answers.
 * The function returned takes the value back: subscribers go to the next provider, or are given `undefined`.
 */
export function provideContext<Value>(target: EventTarget, context: unknown, value: Value): () => void {
  type Callback = ContextCallback<Value | undefined>;
  const subscribers = new Map<Callback, Subscriber>();
  const announcement = new ContextProviderEvent(context, target);

  const answer = (event: Event) => {
    const request = event as ContextRequestEvent<Value | undefined>;
    const consumer = originOf(request);
    if (request.context !== context || consumer === target) return;
    event.stopImmediatePropagation();
    const { callback } = request;
    if (!request.subscribe) {
      callback(value);
      return;
    }
    // Who asks twice is given the same function, by which consumers know their provider.
    const subscriber = subscribers.get(callback) ?? {
      consumer,
      unsubscribe: () => void subscribers.delete(callback),
    };
    subscribers.set(callback, subscriber);
    callback(value, subscriber.unsubscribe);
  };
  const handOver = () => {
    for (const [callback, { consumer }] of [...subscribers]) {
      consumer.dispatchEvent(new ContextRequestEvent(context, consumer, callback, true));
    }
  };
  const hear = (event: Event) => {
    const provider = event as ContextProviderEvent;
    if (provider.context !== context || provider === announcement) return;
    if (originOf(provider) === target) {
      target.removeEventListener('context-request', answer);
      target.addEventListener('context-request', answer);
    }
    handOver();
  };

  target.addEventListener('context-request', answer);
  target.addEventListener('context-provider', hear);
  target.dispatchEvent(announcement);

  return () => {
    target.removeEventListener('context-request', answer);
    target.removeEventListener('context-provider', hear);
    handOver();
    for (const callback of [...subscribers.keys()]) callback(undefined);
    subscribers.clear();
  };
}

/**
 * Takes the value of the nearest provider above `target`, now and whenever another one is nearest.
 * The function returned ends it.
 */
export function consumeContext<Value>(
  target: Node,
  context: unknown,
  receive: (value: Value | undefined) => void,
): () => void {
  let unsubscribe: (() => void) | undefined;
  const callback: ContextCallback<Value | undefined> = (value, provider) => {
    if (unsubscribe !== provider) unsubscribe?.();
    unsubscribe = provider;
    receive(value);
  };
  const ask = () => target.dispatchEvent(new ContextRequestEvent(context, target, callback, true));
  const hear = (event: Event) => {
    const provider = event as ContextProviderEvent;
    if (provider.context === context && originOf(provider) !== target) ask();
  };
  const root = target.ownerDocument ?? target;
  root.addEventListener('context-provider', hear);
  ask();
  return () => {
    root.removeEventListener('context-provider', hear);
    unsubscribe?.();
  };
}

/** Where an event began, also when it crossed a shadow root. */
function originOf(event: Event & { readonly contextTarget?: EventTarget }): EventTarget {
  return event.contextTarget ?? event.composedPath()[0]!;
}
