import { isServer } from 'lit';
import type { LitElement, ReactiveController } from 'lit';

/** Between two announcements. */
const PAUSE = 10_000;
/** What changes again within this is told once. */
const BURST = 1000;

/** Tells screen readers what changed: politely, the newest only, and not more often than every ten seconds. */
export class Announcer implements ReactiveController {
  readonly #host: LitElement;
  #heard: string | undefined;
  #spoken = -Infinity;
  #waiting: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Stands there from the first news on: before something is said in it, as screen readers need it. */
  #region: HTMLElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Offers the sentence that is true now. The first one stays unsaid, so a page that loads is quiet. */
  tell(sentence: string): void {
    const first = this.#heard === undefined;
    if (sentence === this.#heard) return;
    this.#heard = sentence;
    if (first || isServer) return;
    this.#waiting = sentence;
    // What a server has drawn is not touched.
    if (this.#host.hasUpdated) this.#prepare();
  }

  /** What was said is no longer true. */
  hush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
    this.#write('');
  }

  /** Now there is a place for news that came before. */
  hostUpdated(): void {
    if (this.#waiting) this.#prepare();
  }

  /** Who only moves still has something to say. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#heard = undefined;
      this.hush();
    });
  }

  #prepare(): void {
    this.#place();
    this.#timer ??= setTimeout(() => this.#speak(), Math.max(BURST, this.#spoken + PAUSE - Date.now()));
  }

  #speak(): void {
    this.#timer = undefined;
    this.#spoken = Date.now();
    this.#place();
    this.#write(this.#waiting ?? '');
    this.#waiting = undefined;
  }

  /** Beside what templates draw, so nothing of that is drawn again for it. */
  #place(): void {
    const root = this.#host.shadowRoot;
    if (!root || root.contains(this.#region ?? null)) return;
    this.#region = document.createElement('div');
    this.#region.className = 'sr';
    this.#region.setAttribute('role', 'status');
    root.querySelector('.room')?.append(this.#region);
  }

  #write(text: string): void {
    if (this.#region && this.#region.textContent !== text) this.#region.textContent = text;
  }
}
