import { isServer } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Between two announcements. */
const PAUSE = 10_000;
/** What changes again within this is told once. */
const BURST = 1000;

/** Tells screen readers what changed: politely, the newest only, and not more often than every ten seconds. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #heard: string | undefined;
  #spoken = -Infinity;
  #waiting: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Stands there from the first news on: before something is said in it, as screen readers need it. */
  #region: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Offers the sentence that is true now. The first one stays unsaid, so a page that loads is quiet. */
  tell(sentence: string): void {
    const first = this.#heard === undefined;
    if (sentence === this.#heard) return;
    this.#heard = sentence;
    if (first) return;
    this.#waiting = sentence;
    if (isServer) return;
    this.#region ??= this.#place();
    this.#timer ??= setTimeout(() => this.#speak(), Math.max(BURST, this.#spoken + PAUSE - Date.now()));
  }

  /** What was said is no longer true. */
  hush(): void {
    this.#waiting = undefined;
    this.#write('');
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#heard = undefined;
    this.hush();
  }

  #speak(): void {
    this.#timer = undefined;
    this.#spoken = Date.now();
    this.#region ??= this.#place();
    this.#write(this.#waiting ?? '');
    this.#waiting = undefined;
  }

  /** Beside what templates draw, so nothing of that is drawn again for it; nowhere before something is drawn. */
  #place(): HTMLElement | undefined {
    const room = this.#host.shadowRoot?.querySelector('.room');
    if (!room) return undefined;
    const region = document.createElement('div');
    region.className = 'sr';
    region.setAttribute('role', 'status');
    room.append(region);
    return region;
  }

  #write(text: string): void {
    if (this.#region && this.#region.textContent !== text) this.#region.textContent = text;
  }
}
