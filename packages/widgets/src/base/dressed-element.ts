import { LitElement } from 'lit';

/** An element that looks the same in any document. Stylesheets stay behind where it is taken into another one. */
export abstract class DressedElement extends LitElement {
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    try {
      return super.createRenderRoot();
    } catch {
      // Those that were made here are not taken there.
      this.adoptedCallback();
      return this.shadowRoot!;
    }
  }

  /** @internal */
  adoptedCallback(): void {
    const { shadowRoot } = this;
    if (!shadowRoot) return;
    void import('./adopt.ts').then(({ dress }) => dress(shadowRoot, this.constructor as typeof LitElement));
  }
}
