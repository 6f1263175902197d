import { afterEach, expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { configure } from '../configure.ts';
import { createMockClient } from '../test-kit/mock-client.ts';
import { TestSource } from '../testing/test-source.ts';
import './inspector.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
  document.body.replaceChildren();
});

function shown(): string {
  return document.querySelector('kpi-inspector')!.shadowRoot!.textContent;
}

const until = (text: string) => expect.poll(() => shown()).toContain(text);

test('it shows sources, slices, queries and errors, and what data say is text', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const shop = new TestSource('shop', [{ day: '2026-01-06', orders: 3 }]);
  shop.error = new Error(hostile);
  const client = createClient({
    sources: { ads: new TestSource('ads'), shop },
    timeZone: 'UTC',
    now: () => new Date('2026-01-11T12:00:00Z'),
  });
  undo.push(configure(client), () => client.dispose());
  document.body.append(document.createElement('kpi-inspector'));
  await until('Sources');
  client.watch(
    ['cpc', 'orders'].map((kpi) => ({ kpi, period: '2026-01-06/2026-01-10', where: '' })),
    () => {},
  );
  await until('query 1: 1 slices');
  await until('1 rows in');
  await until(hostile);
  expect(document.querySelector('kpi-inspector')!.shadowRoot!.querySelector('img')).toBeNull();
});

test('a client of somebody else is said to have nothing to inspect', async () => {
  undo.push(configure(createMockClient()));
  document.body.append(document.createElement('kpi-inspector'));
  await expect.poll(() => shown()).toContain('nothing to inspect');
});
