import { KpiError } from '@kpi-elements/core';
import type { AskedBy } from './access.ts';

/** One HTTP request, as much of it as a handler needs. */
export interface Asked extends AskedBy {
  /** Aborted when the asker has gone. */
  readonly signal: AbortSignal;
  /** The body. Rejects with `too_long` beyond so many bytes. */
  text(maxBytes: number): Promise<string>;
}

/** A `Request` as a handler reads it. */
export function askedOf(request: Request): Asked {
  const { method, url, headers, signal, body } = request;
  return { method, url, headers, signal, text: (maxBytes) => readText(body ?? [], maxBytes) };
}

/** Reads parts of a text, and stops where there are too many. */
export async function readText(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of parts) {
    bytes += part.length;
    if (bytes > maxBytes) {
      throw new KpiError('too_long', `The query is longer than ${maxBytes} bytes.\nAsk for less at a time.`);
    }
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
