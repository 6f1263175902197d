import { replace } from './replace.ts';

interface Listener {
  readonly target: EventTarget;
  readonly type: string;
  readonly listener: unknown;
  readonly capture: boolean;
}

type Page = Window & typeof globalThis;
type Options = AddEventListenerOptions | boolean | undefined;

/**
 * Counts the listeners that come from now on to what outlives elements: the document of a page, its window and its media
 * queries. As the browser counts: the same one twice is one, and one that ran `once` or whose `signal` was aborted is gone.
 */
export function liveListeners(page: Page = window): { count(): number; restore(): void } {
  const live = new Set<Listener>();
  const find = (one: Listener) =>
    [...live].find((other) =>
      (Object.keys(one) as (keyof Listener)[]).every((key) => one[key] === other[key]),
    );
  const outlives = (target: EventTarget) =>
    target === page || target === page.document || target instanceof page.MediaQueryList;
  // The test runner has put methods of its own at the window.
  const undo = [page, page.EventTarget.prototype].flatMap((owner: EventTarget) => [
    replace(
      owner,
      'addEventListener',
      (add) =>
        function (this: EventTarget | undefined, type, listener, options) {
          const target = this ?? page;
          add.call(target, type, listener, options);
          const { capture = false, once = false, signal } = optionsOf(options);
          const one = { target, type, listener, capture };
          if (!listener || !outlives(target) || signal?.aborted || find(one)) return;
          live.add(one);
          const drop = () => live.delete(one);
          if (once) add.call(target, type, drop, { capture, once });
          if (signal) add.call(signal, 'abort', drop);
        },
    ),
    replace(
      owner,
      'removeEventListener',
      (remove) =>
        function (this: EventTarget | undefined, type, listener, options) {
          const target = this ?? page;
          remove.call(target, type, listener, options);
          const gone = find({ target, type, listener, capture: optionsOf(options).capture ?? false });
          if (gone) live.delete(gone);
        },
    ),
  ]);
  return { count: () => live.size, restore: () => undo.forEach((run) => run()) };
}

function optionsOf(options: Options): AddEventListenerOptions {
  return typeof options === 'object' ? options : { capture: options === true };
}
