import type { Said } from './asker.ts';

/** The refusal of a system that writes `{"error": "its words"}`, or `detail` for it. */
export function said(body: unknown): Said | undefined {
  const { error, detail } = fieldsOf(body);
  const message = error ?? detail;
  return message === undefined || message === null ? undefined : { message: textOf(message) };
}

/** The fields of an object; of anything else none. */
export function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
