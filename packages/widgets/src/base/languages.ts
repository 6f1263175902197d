import type { Strings } from '../locales/strings.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import { SharedWatch } from './shared-watch.ts';

/** What an element says in a language, when it first needs it. */
type LazyStrings = Lazy<{ readonly default: Strings }>;

/** Languages beside English, by their tags. A language is one file and one row here. */
const languages = /* @__PURE__ */ new Map<string, LazyStrings>([
  ['zh', /* @__PURE__ */ lazy(() => import('../locales/zh-CN.ts'))],
]);

/** The language of a tag, else that of its first parts: `zh` for `zh-Hant-TW`. Nothing where it is to be English. */
export function findLanguage(tag: string): LazyStrings | undefined {
  for (let part = tag; part; part = part.slice(0, Math.max(0, part.lastIndexOf('-')))) {
    const language = languages.get(part);
    if (language) return language;
  }
  return undefined;
}

/** From now on, what is drawn in a language of this tag is drawn with it. */
export function setLanguage(tag: string, language: LazyStrings): void {
  languages.set(tag, language);
  for (const tell of listening) tell();
}

const watches = /* @__PURE__ */ new WeakMap<Node, SharedWatch>();
/** Those of roots with an element in them. */
const listening = /* @__PURE__ */ new Set<() => void>();

/** A `lang` changed in a document or a shadow root, or a language came. */
export function languageChangesIn(root: Node): SharedWatch {
  let watch = watches.get(root);
  if (!watch) {
    watch = new SharedWatch((tell) => {
      const observer = new MutationObserver(tell);
      observer.observe(root, { attributeFilter: ['lang'], subtree: true });
      listening.add(tell);
      return () => {
        observer.disconnect();
        listening.delete(tell);
      };
    });
    watches.set(root, watch);
  }
  return watch;
}
