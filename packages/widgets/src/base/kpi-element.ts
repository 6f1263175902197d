import type { Catalog, Reading, ReadingRequest } from '@kpi-elements/core';
import type { CSSResultGroup, TemplateResult } from 'lit';
import type { Exhibit } from '../export/exhibit.ts';
import baseStyles from './base.styles.ts';
import { ExportingElement } from './exporting-element.ts';
import { errorBox, frame } from './frame.ts';
import { arrivals } from './lazy.ts';
import { Localize } from './localize.ts';
import { ReadingController } from './reading-controller.ts';
import { findKpi, requestOf } from './request.ts';
import roleStyles from './role.styles.ts';
import type { Scope } from './scope.ts';
import type { Picture, Sitter } from './sitter.ts';

const lost = ['This cannot be drawn.', 'Its code could not be loaded. Reload the page.'] as const;

/** What all elements that show readings share: they ask, and hold the place of their picture until it can be drawn. */
export abstract class KpiElement extends ExportingElement {
  static override styles: CSSResultGroup = [roleStyles, baseStyles];

  readonly #localize = new Localize(this);
  readonly #answers = new ReadingController(this, () =>
    this.isGiven ? [] : this.asks(this.#localize.scope),
  );
  #picture: Picture | null | undefined;

  override render(): unknown {
    this.#picture ??= this.draw({
      element: this,
      answers: this.#answers,
      localize: this.#localize,
      kpi: () => findKpi(this, this.catalog),
      look: () => this.look,
      given: () => this.given,
      skeleton: () => this.skeleton(),
    });
    if (this.#picture) return this.#picture.render();
    const isLost = this.#picture === null;
    return frame({
      label: this.label || this.#englishName,
      look: this.look,
      busy: !isLost,
      body: isLost ? errorBox(...(this.#localize.language.strings?.lost ?? lost)) : this.skeleton(),
    });
  }

  protected override updated(): void {
    this.#picture?.tell();
  }

  /** Also waits for what is fetched when it is needed. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const more = arrivals();
    if (!more) return done;
    await more;
    return this.getUpdateComplete();
  }

  protected override get exhibit(): Exhibit {
    return this.#picture!.exhibit;
  }

  /** The readings that are shown, in the order asked. */
  protected get shownReadings(): readonly Reading[] {
    return this.#picture?.readings ?? [];
  }

  /** The catalog of the client, where there is one. */
  protected get catalog(): Catalog | undefined {
    return this.#answers.client?.catalog;
  }

  /** What is asked of the client; nothing when the page gave the numbers. */
  protected get requests(): readonly ReadingRequest[] {
    return this.#answers.requests;
  }

  /** Classes of the outer box. */
  protected get look(): string {
    return '';
  }

  /** Readings that the page gave, as objects or as JSON. */
  protected get given(): readonly Reading[] | string | undefined {
    return undefined;
  }

  /** Nobody has to be asked: the page gave what there is to show. */
  protected get isGiven(): boolean {
    return this.given !== undefined;
  }

  /** What to ask for in a scope. May throw. */
  protected asks(scope: Scope): readonly ReadingRequest[] {
    return [this.refine(requestOf(this, scope))];
  }

  /** The name, where it needs no translation. */
  get #englishName(): string | undefined {
    return this.#localize.language.strings === null ? findKpi(this, this.catalog)?.name : undefined;
  }

  /** The picture; `undefined` while its code is on its way, `null` where that cannot be had. */
  protected abstract draw(sitter: Sitter): Picture | null | undefined;

  /** The boxes that readings will fill. */
  protected abstract skeleton(): TemplateResult;
}
