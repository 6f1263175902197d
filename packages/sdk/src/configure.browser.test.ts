import { clientContext, type KpiClient } from '@kpi-elements/core';
import { KpiScope } from '@kpi-elements/widgets';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { configure } from './configure.ts';
import { consumeContext, ContextRequestEvent } from './context-protocol.ts';

/** Shows what a consumer is given: the protocol and nothing else. */
class TestConsumer extends HTMLElement {
  client: KpiClient | undefined;
  received: (KpiClient | undefined)[] = [];
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = consumeContext<KpiClient>(this, clientContext, (client) => {
      this.client = client;
      this.received.push(client);
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.client = undefined;
  }
}

let tags = 0;
const undoing: (() => void)[] = [];

afterEach(() => {
  for (const undo of undoing.splice(0)) undo();
  document.body.replaceChildren();
});

/** A consumer on the page whose element is not defined yet, and the definition. */
function consumer(parent: Node = document.body): { element: TestConsumer; define: () => void } {
  const tag = `test-consumer-${tags++}`;
  const element = document.createElement(tag);
  parent.appendChild(element);
  return {
    element: element as TestConsumer,
    define: () => customElements.define(tag, class extends TestConsumer {}),
  };
}

function provide(client: KpiClient, target?: EventTarget): () => void {
  const undo = configure(client, target);
  undoing.push(undo);
  return undo;
}

const box = (parent: Node = document.body) => parent.appendChild(document.createElement('div'));

describe('a widget finds the client in every order of', () => {
  const client = createClient();

  /** Steps in all orders; an element that is not on the page yet is put there by its step. */
  const orders = [
    ['configure', 'append', 'define'],
    ['configure', 'define', 'append'],
    ['append', 'configure', 'define'],
    ['append', 'define', 'configure'],
    ['define', 'append', 'configure'],
    ['define', 'configure', 'append'],
  ] as const;

  test.each(orders)('%s, %s, %s', (...steps) => {
    const { element, define } = consumer(document.createDocumentFragment());
    const does = {
      configure: () => void provide(client),
      append: () => void document.body.append(element),
      define: () => {
        define();
        customElements.upgrade(element);
      },
    };
    for (const step of steps) does[step]();
    expect(element.client).toBe(client);
  });

  test.each(orders)('%s, %s, %s inside of a shadow root', (...steps) => {
    const root = box().attachShadow({ mode: 'closed' });
    const { element, define } = consumer(document.createDocumentFragment());
    const does = {
      configure: () => void provide(client),
      append: () => void root.append(element),
      define: () => {
        define();
        customElements.upgrade(element);
      },
    };
    for (const step of steps) does[step]();
    expect(element.client).toBe(client);
  });
});

describe('the nearest provider answers', () => {
  const [page, part] = [createClient(), createClient()];

  test('whichever came first', () => {
    const inner = box();
    const { element, define } = consumer(inner);
    define();
    provide(page);
    expect(element.client).toBe(page);
    const undo = provide(part, inner);
    expect(element.client).toBe(part);
    undo();
    expect(element.client).toBe(page);
  });

  test('and an outer one that comes later changes nothing', () => {
    const inner = box();
    const { element, define } = consumer(inner);
    define();
    provide(part, inner);
    provide(page);
    expect(element.client).toBe(part);
  });

  test('also to an element that moves', () => {
    const inner = box();
    const { element, define } = consumer();
    define();
    provide(page);
    provide(part, inner);
    inner.append(element);
    expect(element.client).toBe(part);
    document.body.append(element);
    expect(element.client).toBe(page);
  });

  test("also when it is another library's", async () => {
    const scope = document.body.appendChild(new KpiScope());
    const { element, define } = consumer(scope);
    define();
    provide(page);
    expect(element.client).toBe(page);
    scope.client = part;
    document.dispatchEvent(Object.assign(new Event('context-provider'), { context: clientContext }));
    expect(element.client).toBe(part);
  });

  test('and no other one is told', () => {
    const inner = box();
    provide(page);
    provide(part, inner);
    const given: KpiClient[] = [];
    inner.append(box(inner));
    const target = inner.firstElementChild!;
    target.dispatchEvent(
      new ContextRequestEvent<KpiClient>(clientContext, target, (client) => given.push(client), false),
    );
    expect(given).toEqual([part]);
  });
});

describe('at one target', () => {
  const [first, second] = [createClient(), createClient()];

  test('the later client answers, and the earlier one again when the later is taken back', () => {
    const { element, define } = consumer();
    define();
    provide(first);
    const undo = provide(second);
    expect(element.client).toBe(second);
    const { element: late, define: defineLate } = consumer();
    defineLate();
    expect(late.client).toBe(second);
    undo();
    expect([element.client, late.client]).toEqual([first, first]);
  });

  test('taking back the earlier one changes nothing', () => {
    const { element, define } = consumer();
    define();
    const undo = provide(first);
    provide(second);
    undo();
    expect(element.client).toBe(second);
  });
});

test('when the last client is taken back, widgets have none', () => {
  const { element, define } = consumer();
  define();
  provide(createClient())();
  expect(element.client).toBeUndefined();
});

test('a widget that left is given nothing more', () => {
  const { element, define } = consumer();
  define();
  const undo = provide(createClient());
  element.remove();
  const before = element.received.length;
  undo();
  provide(createClient());
  expect(element.received).toHaveLength(before);
});

test('a client made from options is disposed of when it is taken back', () => {
  const { element, define } = consumer();
  define();
  const undo = configure({ currency: 'EUR' });
  const { client } = element;
  const states: string[] = [];
  client!.watch([{ kpi: 'cpc', period: 'today' }], ({ status }) => states.push(status));
  undo();
  client!.refresh();
  expect(states).toEqual(['loading']);
});

test('requests for other contexts pass', () => {
  provide(createClient());
  const passed: Event[] = [];
  addEventListener('context-request', (event) => passed.push(event), { once: true });
  document.body.dispatchEvent(new ContextRequestEvent(Symbol('other'), document.body, () => {}, true));
  expect(passed).toHaveLength(1);
});
