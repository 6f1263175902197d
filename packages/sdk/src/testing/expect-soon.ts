import { expect } from 'vitest';

/** Asserts on what will be so before long, on a busy machine as well. */
export function expectSoon<Value>(value: () => Value) {
  return expect.poll(value, { timeout: 10_000 });
}
