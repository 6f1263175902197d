import type { ReadingState } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { createMockClient } from './mock-client.ts';

const period = 'last_30_days';

function watched(client: ReturnType<typeof createMockClient>, kpi: string): ReadingState[] {
  const states: ReadingState[] = [];
  client.watch([{ kpi, period }], (state) => states.push(state));
  return states;
}

test('it answers what it was told to, and when that changes', () => {
  const client = createMockClient({ cpc: { value: 1.2, previous: 1.5, currency: 'EUR' } });
  const states = watched(client, 'cpc');
  client.set('cpc', 2);
  expect(states).toMatchObject([
    {
      status: 'ready',
      readings: [{ value: 1.2, currency: 'EUR', comparisons: [{ value: 1.5, verdict: 'better' }] }],
    },
    { status: 'ready', readings: [{ value: 2, comparisons: [] }] },
  ]);
  expect(client.requests).toEqual([{ kpi: 'cpc', period }]);
});

test('a KPI without a value is absent', () => {
  expect(watched(createMockClient(), 'roas')).toMatchObject([
    { readings: [{ value: null, absence: 'no_data' }] },
  ]);
});

test('any state can be had, and ended', () => {
  const client = createMockClient({ roas: 4 });
  const states = watched(client, 'roas');
  client.setState({ status: 'error', error: new Error('down') });
  client.setState(undefined);
  expect(states.map(({ status }) => status)).toEqual(['ready', 'error', 'ready']);
});

test('a name that no catalog knows is a mistake of the test', () => {
  expect(() => createMockClient({ roes: 4 })).toThrow('Did you mean "roas"?');
});
