import type { Locale } from '@kpi-elements/core';
import { isServer } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import en from '../locales/en.ts';
import type { Strings } from '../locales/strings.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import type { Scope } from './scope.ts';
import { Inherited, scopeKey } from './scope-context.ts';

/** Languages beside English, by the first part of their tags. A language is one file and one row here. */
const languages: Readonly<Record<string, Lazy<{ readonly default: Strings }>>> = {
  zh: lazy(() => import('../locales/zh-CN.ts')),
};

/** For whom a view writes. */
export interface Reader {
  readonly strings: Strings;
  readonly locale: Locale;
  /** IANA name of the clock that times are shown by; else the reader's own. */
  readonly timeZone: string | undefined;
}

/** For whom a view writes while another language is on its way. */
export const englishReader: Reader = { strings: en, locale: en.locale, timeZone: undefined };

type Host = ReactiveControllerHost & HTMLElement & { readonly locale: string | null | undefined };

/** Follows the scope and the language around its host. */
export class Localize implements ReactiveController {
  readonly #host: Host;
  readonly #scope: Inherited<Scope>;
  #observer: MutationObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#scope = new Inherited(host, scopeKey);
    host.addController(this);
  }

  /** What holds around the host. */
  get scope(): Scope {
    return this.#scope.value ?? {};
  }

  /** The language of the attribute, else of the scope, else of the nearest `lang`; nothing while it is on its way. */
  get reader(): Reader | undefined {
    const tag = canonical(this.#host.locale || this.scope.locale || nearestLang(this.#host));
    const language = languages[tag.split('-', 1)[0]!];
    const fetched = language ? language(this.#host) : null;
    if (fetched === undefined) return undefined;
    const strings = fetched?.default ?? en;
    return { strings, locale: { ...strings.locale, tag }, timeZone: this.scope.timeZone };
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host.ownerDocument, { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function nearestLang(element: Element): string {
  if (isServer) return '';
  for (let at: Element | undefined = element; at;) {
    const box: Element | null = at.closest('[lang]');
    if (box) return box.getAttribute('lang') ?? '';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return '';
}
