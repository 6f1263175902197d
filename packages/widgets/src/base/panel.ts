import { html, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { asError } from './as-error.ts';
import { KpiErrorEvent } from './events.ts';

/** A button in the header, and the panel that it opens, which is fetched when somebody wants to see it. */
export class Panel<Draw> {
  /** Draws the panel, an element with the id `name` behind the button; absent until somebody wants to see it. */
  draw: Draw | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #name: string;
  readonly #path: string;
  readonly #load: (root: ShadowRoot) => Promise<Draw>;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    name: string,
    path: string,
    load: (root: ShadowRoot) => Promise<Draw>,
  ) {
    this.#host = host;
    this.#name = name;
    this.#path = path;
    this.#load = load;
  }

  /** The button, and behind it the panel once it was opened. */
  button(label: string, panel: unknown = nothing): TemplateResult {
    const name = `${this.#name}-button`;
    return html`
      <button
        part=${name}
        class="icon-button panel-button ${name}"
        aria-label=${label}
        title=${label}
        aria-haspopup="dialog"
        popovertarget=${this.draw ? this.#name : nothing}
        @click=${this.draw ? nothing : this.#open}
      >
        <svg class="icon" viewBox="0 0 12 12" aria-hidden="true"><path d=${this.#path}></path></svg>
      </button>
      ${panel}
    `;
  }

  /** From then on the button opens it by itself. */
  readonly #open = async (): Promise<void> => {
    const host = this.#host;
    const root = host.shadowRoot!;
    try {
      this.draw = await this.#load(root);
    } catch (error) {
      host.dispatchEvent(new KpiErrorEvent(asError(error)));
    }
    host.requestUpdate();
    await host.updateComplete;
    if (host.isConnected) root.getElementById(this.#name)?.showPopover();
  };
}
