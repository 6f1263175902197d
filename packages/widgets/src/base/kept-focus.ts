/** Gives the focus back to a part that loses it because it is not drawn for a while. */
export class KeptFocus {
  #part: string | undefined;
  #index = 0;

  /** To be called before something is drawn that may lack the part with the focus. */
  keep({ shadowRoot }: Element): void {
    const focused = shadowRoot?.activeElement;
    const part = focused?.getAttribute('part');
    if (!focused || !part) return;
    this.#part = part;
    this.#index = partsOf(shadowRoot!, part).indexOf(focused as HTMLElement);
  }

  /** To be called when everything is drawn again. Where the focus went somewhere else meanwhile, it stays there. */
  giveBack({ shadowRoot, ownerDocument }: Element): void {
    const part = this.#part;
    this.#part = undefined;
    if (!part || ownerDocument.activeElement !== ownerDocument.body) return;
    partsOf(shadowRoot!, part)[this.#index]?.focus({ preventScroll: true });
  }
}

function partsOf(root: ShadowRoot, part: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[part]')].filter((it) => it.getAttribute('part') === part);
}
