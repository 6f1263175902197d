import type { Answer } from './answer.ts';
import { retryAfter } from './retry-after.ts';
import type { Hide } from './secrets.ts';
import { placeOf, SourceError, type SourceErrorCode } from './source-error.ts';

/** What a system said when it refused. */
export interface Refusal {
  readonly code: SourceErrorCode;
  /** The system's own words, without a secret. */
  readonly message?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly retryable?: boolean;
}

const WAYS_OUT: Readonly<Partial<Record<SourceErrorCode, string>>> = {
  unauthorized: 'Give it a valid token or key.',
  forbidden: 'Ask for permission to read this, or read something else.',
  rate_limited: 'Wait, or ask less often.',
  source_said_no: 'Change what is asked, or the options of the source.',
};

const MOST_BYTES = 2 ** 16;

/** The error that an answer outside of 200 to 299 is. */
export async function refusal(
  source: string,
  answer: Answer,
  hide: Hide,
  explain?: (status: number, body: string) => Refusal | undefined,
): Promise<SourceError> {
  const { status, headers, url } = answer;
  const body = await startOf(answer, explain ? MOST_BYTES : 0);
  const said = explain?.(status, body) ?? { code: codeOf(status) };
  const message = said.message === undefined ? undefined : hide(said.message);
  const wait = retryAfter(headers.get('retry-after'));
  return refused(source, { retryAfter: wait, ...said, ...(message && { message }) }, { status, url });
}

/** What a server says beside its status; as much as comes, because the status says the most. */
async function startOf(answer: Answer, most: number): Promise<string> {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
  } catch {
    // The connection is gone, and with it the rest of the words.
  }
  return text;
}

/** The error of a refusal, wherever it was found: also in an answer that calls itself good. */
export function refused(
  source: string,
  said: Omit<Refusal, 'retryAfter'> & { readonly retryAfter?: number | undefined },
  where: { readonly status?: number; readonly url?: URL } = {},
): SourceError {
  const { status, url } = where;
  const place = url ? ` at ${placeOf(url)}` : '';
  const words = said.message === undefined || said.message === '' ? '' : `: ${said.message.slice(0, 300)}`;
  const fact =
    status === undefined || status < 400 ? `refused${place}${words}.` : `answered ${status}${place}${words}.`;
  return new SourceError(
    said.code,
    source,
    fact.replace(/\.\.$/, '.'),
    WAYS_OUT[said.code] ?? 'Try again later.',
    {
      ...(status !== undefined && { status }),
      ...(said.retryAfter !== undefined && { retryAfter: said.retryAfter }),
      ...(said.retryable !== undefined && { retryable: said.retryable }),
    },
  );
}

/** What a status means where the system says no more. A refusal behind a good one is a question that it does not take. */
export function codeOf(status: number): SourceErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate_limited';
  if (status === 408 || status === 504) return 'timeout';
  return status >= 500 ? 'source_failed' : 'source_said_no';
}
