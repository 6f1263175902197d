import { isServer } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../locales/strings.ts';
import { findLanguage, languageChangesIn } from './languages.ts';
import type { Scope } from './scope.ts';
import { Inherited, scopeKey } from './scope-context.ts';
import type { SharedWatch } from './shared-watch.ts';

/** What is spoken around an element. */
export interface Language {
  /** BCP 47 tag. */
  readonly tag: string;
  /** What is said in it: `undefined` while that is on its way, `null` where it is to be English. */
  readonly strings: Strings | null | undefined;
  /** What is spoken inside, where that is another language than around it. */
  readonly lang: string | undefined;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly locale: string | null | undefined };

/** Follows the scope and the language around its host. */
export class Localize implements ReactiveController {
  readonly #host: Host;
  readonly #scope: Inherited<Scope>;
  #watches: readonly SharedWatch[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.#scope = new Inherited(host, scopeKey);
    host.addController(this);
  }

  /** What holds around the host. */
  get scope(): Scope {
    return this.#scope.value ?? {};
  }

  /** The language of the attribute, else of the scope, else of the nearest `lang`. */
  get language(): Language {
    const named = this.#host.locale || this.scope.locale;
    const tag = canonical(named || nearestLang(this.#host));
    const language = findLanguage(tag);
    const fetched = language ? language(this.#host) : null;
    const isSpoken = fetched !== null || /^en(-|$)/.test(tag);
    const lang = isSpoken ? named && tag : 'en';
    return { tag, strings: fetched && fetched.default, lang: lang || undefined };
  }

  hostConnected(): void {
    if (isServer) return;
    this.#watches = rootsAround(this.#host).map(languageChangesIn);
    for (const watch of this.#watches) watch.add(this.#drawAgain);
  }

  hostDisconnected(): void {
    for (const watch of this.#watches) watch.delete(this.#drawAgain);
  }

  readonly #drawAgain = (): void => this.#host.requestUpdate();
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function nearestLang(element: Element): string {
  if (isServer) return element.getAttribute('lang') ?? '';
  for (let at: Element | undefined = element; at;) {
    const box: Element | null = at.closest('[lang]');
    if (box) return box.getAttribute('lang') ?? '';
    at = hostOf(at.getRootNode());
  }
  return '';
}

/** The shadow roots around an element, from inside out, and its document. */
function rootsAround(element: Element): readonly Node[] {
  const root = element.getRootNode();
  const host = hostOf(root);
  return host ? [root, ...rootsAround(host)] : [root];
}

/** Of a shadow root, also one of another window. */
function hostOf(root: Node): Element | undefined {
  return (root as Partial<ShadowRoot>).host;
}
