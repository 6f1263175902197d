import { DressedElement } from './dressed-element.ts';

/** An element that a server may have drawn. What stands there stays until it can be drawn here as well. */
export abstract class DrawableElement extends DressedElement {
  protected override scheduleUpdate(): void | Promise<unknown> {
    if (this.hasUpdated || !this.renderRoot.hasChildNodes()) return super.scheduleUpdate();
    return import('./take-over.ts').then(({ takeOver }) =>
      takeOver(
        this,
        () => this.render(),
        () => super.scheduleUpdate(),
      ),
    );
  }
}
