import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { KpiSelectEvent } from './events.ts';
import { lazy } from './lazy.ts';
import type { Sitter } from './sitter.ts';

/** Only what filters needs it. */
const segments = lazy(() => import('./segment.ts'));

/** What the page says of choosing. */
export interface SelectOptions {
  readonly selectable: boolean;
  readonly select: 'filter' | undefined;
  readonly where: string | undefined;
}

/** Whether there is something to choose. */
function isSelectable({ selectable, select }: SelectOptions): boolean {
  return selectable || select === 'filter';
}

/** A name as a button, as soon as it can do what it promises: it tells that it was chosen, and perhaps filters the scope. */
export function selectButton(
  { element, localize }: Sitter,
  options: SelectOptions,
  reading: Reading,
  name: unknown,
): unknown {
  if (!isSelectable(options)) return name;
  const module = options.select === 'filter' ? segments(element) : null;
  if (module === undefined) return name;
  const segment = module?.segmentChoice(element, reading, options.where, localize.scope);
  const choose = () => {
    if (element.dispatchEvent(new KpiSelectEvent(reading))) segment?.choose();
  };
  return button(name, segment ? String(segment.isChosen) : nothing, choose);
}

function button(name: unknown, pressed: unknown, choose: () => void): TemplateResult {
  return html`<button part="select" class="select" aria-pressed=${pressed} @click=${choose}>${name}</button>`;
}
