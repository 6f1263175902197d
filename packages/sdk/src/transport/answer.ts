import { after } from './after.ts';
import { type Hide, wordsOf } from './secrets.ts';
import { badResponse, brokenOff, SourceError } from './source-error.ts';
import { tooLate } from './too-late.ts';

/** What a server answered. Reading it stops at the limits of its source. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Where it came from in the end. */
  readonly url: URL;
  /** The bytes as they come. Errors as a {@link SourceError}. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  text(): Promise<string>;
  /** Throws `bad_response` where the body is not JSON. */
  json(): Promise<unknown>;
}

/** What bounds the reading of an answer. */
export interface AnswerLimits {
  readonly source: string;
  readonly url: URL;
  /** Seconds of waiting within which `pace` bytes must come. */
  readonly timeout: number;
  /** More than one, so that a server that drips bytes does not hold a page for ever. */
  readonly pace: number;
  readonly maxBytes: number;
  /** What its text must not show. */
  readonly hide: Hide;
  /** Nobody waits any more. */
  readonly signal: AbortSignal;
  /** Ends the request. */
  readonly watch: AbortController;
}

/** Wraps a response with the limits of its source. `ended`: it was read, or will not be. */
export function answerOf(response: Response, limits: AnswerLimits, ended: () => void): Answer {
  const { status, headers } = response;
  const url = response.url === '' ? limits.url : new URL(response.url);
  const body = bounded(response, limits, ended);
  const bytes = () => collect(body);
  const text = async () => new TextDecoder().decode(await bytes());
  return {
    status,
    headers,
    url,
    body,
    bytes,
    text,
    async json() {
      const written = await text();
      try {
        return JSON.parse(written) as unknown;
      } catch (error) {
        const type = headers.get('content-type') ?? 'no content type';
        const shown = limits.hide(written);
        const found = `${limits.hide(type)}, beginning ${startOf(shown)}`;
        // The message of the parser quotes what it could not read.
        throw badResponse(limits.source, 'JSON', found, shown === written ? error : undefined);
      }
    },
  };
}

async function collect(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bounded(
  response: Response,
  { source, url, timeout, pace, maxBytes, hide, signal, watch }: AnswerLimits,
  ended: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  let total = 0;
  let waited = 0;
  let inTime = 0;
  /** One part, or an end. Only time in which a part is waited for counts. */
  const read = async () => {
    const begun = performance.now();
    const stop = after(timeout - waited, () => watch.abort(tooLate(source, timeout, true)));
    try {
      return (await reader?.read()) ?? { done: true as const, value: undefined };
    } finally {
      stop();
      waited += (performance.now() - begun) / 1000;
    }
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await read();
          if (done) {
            ended();
            controller.close();
            return;
          }
          total += value.length;
          inTime += value.length;
          if (total > maxBytes) throw tooLarge(source, maxBytes);
          if (inTime >= pace) inTime = waited = 0;
          controller.enqueue(value);
        } catch (error) {
          ended();
          watch.abort(error);
          const { reason } = watch.signal;
          if (signal.aborted) controller.error(signal.reason);
          else if (reason instanceof SourceError) controller.error(reason);
          else controller.error(brokenOff(source, url, wordsOf(error, hide)));
        }
      },
      async cancel(reason) {
        ended();
        await reader?.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

function tooLarge(source: string, maxBytes: number): SourceError {
  const size = maxBytes < 2 ** 20 ? `${maxBytes} bytes` : `${Math.round(maxBytes / 2 ** 20)} MiB`;
  return badResponse(source, `within ${size}`, 'the answer is larger');
}

function startOf(text: string): string {
  const start = text.trim().slice(0, 40);
  return start === '' ? 'with nothing' : `"${start}"`;
}
