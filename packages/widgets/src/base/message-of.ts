import type { KpiError } from '@kpi-elements/core';
import type { Reader } from './reader.ts';

/**
 * The fact first. What JavaScript throws by itself is no fact for people, and in other languages no message is one: those
 * are English.
 */
export function messageOf(error: Error | undefined, { strings }: Reader): string {
  const { message = '', code } = (error ?? {}) as Partial<KpiError>;
  const { failed, facts, waysOut } = strings;
  if (facts && code && Object.hasOwn(facts, code)) {
    return [facts[code], waysOut?.[code], message].filter(Boolean).join('\n');
  }
  return message && !facts && !(error instanceof TypeError) ? message : `${failed}\n${message}`;
}
