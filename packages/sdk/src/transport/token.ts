import { after } from './after.ts';
import { SourceError } from './source-error.ts';

/** Gives the token that is valid now: asks the portal's back end for one, for instance. */
export type TokenFunction = () => Promise<string>;

const PATIENCE_SECONDS = 30;
const EARLY_MS = 30_000;
// What a header can carry. Anything else would be refused by `fetch` with a message that shows it.
const SENDABLE = /^[\x21-\x7e]+$/;

/** A token, or why there is none, in the words of the source that asks. */
type Outcome = string | ((source: string) => SourceError);

/** One token for all sources that share a {@link TokenFunction}: one flight at a time, renewed before it expires. */
export class SharedToken {
  static readonly #shared = new WeakMap<TokenFunction, SharedToken>();
  readonly #ask: TokenFunction;
  #flight: Promise<Outcome> | undefined;
  #freshUntil = Infinity;

  private constructor(ask: TokenFunction) {
    this.#ask = ask;
  }

  /** The same object for the same function. */
  static of(ask: TokenFunction): SharedToken {
    const known = SharedToken.#shared.get(ask) ?? new SharedToken(ask);
    SharedToken.#shared.set(ask, known);
    return known;
  }

  /**
   * The token that is valid now.
   *
   * @param refused A token that was just refused; another one is asked for, unless that has happened by now.
   */
  async get(source: string, refused?: string): Promise<string> {
    const known = this.#flight;
    const isGood =
      known !== undefined &&
      Date.now() < this.#freshUntil &&
      (refused === undefined || (await known) !== refused);
    // While that was awaited, somebody else may have asked.
    const latest = this.#flight === known ? undefined : this.#flight;
    const outcome = await (isGood ? known : (latest ?? this.#renew()));
    if (typeof outcome === 'string') return outcome;
    throw outcome(source);
  }

  #renew(): Promise<Outcome> {
    const flight = ask(this.#ask).then((outcome) => {
      if (this.#flight !== flight) return outcome;
      if (typeof outcome === 'string') this.#freshUntil = freshUntil(outcome);
      else this.#flight = undefined;
      return outcome;
    });
    this.#freshUntil = Infinity;
    this.#flight = flight;
    return flight;
  }
}

async function ask(tokenFunction: TokenFunction): Promise<Outcome> {
  let stop = () => {};
  const late = new Promise<Outcome>((resolve) => {
    stop = after(PATIENCE_SECONDS, () => resolve(tooLate));
  });
  try {
    const token: unknown = await Promise.race([tokenFunction(), late]);
    if (token === tooLate) return tooLate;
    return typeof token === 'string' && SENDABLE.test(token) ? token : notAToken;
  } catch (cause) {
    return (source) =>
      new SourceError(
        'unauthorized',
        source,
        'has no token: the token function failed.',
        'See its error in the cause.',
        { cause, retryable: true },
      );
  } finally {
    stop();
  }
}

function tooLate(source: string): SourceError {
  return new SourceError(
    'timeout',
    source,
    `has no token: the token function did not answer within ${PATIENCE_SECONDS} seconds.`,
    'See whether the service that gives tokens is up.',
  );
}

function notAToken(source: string): SourceError {
  return new SourceError(
    'unauthorized',
    source,
    'has no token: what the token function gives is not a text without spaces and line breaks.',
    'Make it give the token alone, without "Bearer".',
  );
}

/** Until when a token is used, in milliseconds since 1970: a while less than a JSON Web Token says of itself. */
function freshUntil(token: string): number {
  const left = expiryOf(token) - Date.now();
  // New and yet expired: the clocks differ, so that only the server can tell.
  return left > 0 ? Date.now() + left - Math.min(EARLY_MS, left / 2) : Infinity;
}

function expiryOf(token: string): number {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { readonly exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}
