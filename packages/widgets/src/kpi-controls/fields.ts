import type { Period } from '@kpi-elements/core';
import { html, isServer, noChange, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { giveFocusBack } from '../base/give-focus-back.ts';
import { icon } from '../base/icon.ts';
import type { ControlsWords } from '../locales/controls/words.ts';
import { down } from '../marks/icons.ts';
import type { Member } from '../base/choice.ts';
import type { FilterView, MemberView, OptionView } from './kpi-controls.view.ts';

/** More members than this are searched rather than read. */
const MANY = 10;

/** A menu of which one entry holds. */
export function menuField(
  name: string,
  options: readonly OptionView[],
  current: string,
  onChange: (value: string) => void,
): TemplateResult {
  const changed = ({ currentTarget }: Event) => {
    const menu = currentTarget as HTMLSelectElement;
    const { value } = menu;
    // It says what holds until something else does.
    menu.value = current;
    onChange(value);
  };
  return html`
    <label part="field" class="field">
      <span part="name" class="name">${name}</span>
      <span class="menu">
        <select part="menu" @change=${changed}>
          ${options.map(
            ({ value, text }) =>
              html`<option
                value=${value}
                ?selected=${value === current}
                .selected=${isServer ? noChange : value === current}
              >
                ${text}
              </option>`,
          )}
        </select>
        ${icon(down)}
      </span>
    </label>
  `;
}

/** The first and the last day. Where one passes the other, the other follows. `onChange` says whether that may be. */
export function dateFields(
  dates: Period | undefined,
  says: ControlsWords,
  onChange: (period: string) => boolean,
): TemplateResult {
  const changed = (edge: keyof Period) => (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const { value, validity } = input;
    if (!value || !validity.valid) return;
    const { start, end }: Period = { ...(dates ?? { start: value, end: value }), [edge]: value };
    const mayBe = onChange(start > end ? `${value}/${value}` : `${start}/${end}`);
    if (!mayBe) input.value = dates?.[edge] ?? '';
  };
  const field = (edge: keyof Period, name: string) => html`
    <label part="field" class="field date">
      <span part="name" class="name">${name}</span>
      <input
        part="date"
        type="date"
        min="1970-01-01"
        max="9999-12-31"
        .value=${dates?.[edge] ?? ''}
        @change=${changed(edge)}
      />
    </label>
  `;
  return html`${field('start', says.from)}${field('end', says.to)}`;
}

/** What the panel of a dimension does. */
export interface FilterParts {
  readonly isOpen: boolean;
  /** Why there is nothing to choose from; empty where there is. */
  readonly note: string;
  /** What members are searched for. */
  readonly needle: string;
  readonly onToggle: (open: boolean) => void;
  readonly onFind: (needle: string) => void;
  readonly onChoose: (members: readonly Member[]) => void;
}

/** A button that says what is chosen of a dimension, and the panel to choose in. */
export function filterField(
  index: number,
  filter: FilterView,
  says: ControlsWords,
  parts: FilterParts,
): TemplateResult {
  const [nameId, choiceId, panelId] = [`name-${index}`, `choice-${index}`, `panel-${index}`];
  const toggled = (event: ToggleEvent) => {
    giveFocusBack(event);
    parts.onToggle(event.newState === 'open');
  };
  return html`
    <div part="field" class="field">
      <span part="name" class="name" id=${nameId}>${filter.name}</span>
      <button
        part="filter"
        class="filter panel-button ${filter.isChosen ? 'chosen' : ''}"
        aria-labelledby="${nameId} ${choiceId}"
        aria-haspopup="dialog"
        popovertarget=${panelId}
      >
        <span class="choice" id=${choiceId}>${filter.choice}</span>${icon(down)}
      </button>
      <div
        part="panel"
        class="panel"
        id=${panelId}
        popover
        role="dialog"
        aria-labelledby=${nameId}
        tabindex="-1"
        autofocus
        @beforetoggle=${toggled}
      >
        ${parts.isOpen ? panel(filter, says, parts) : nothing}
      </div>
    </div>
  `;
}

function panel(
  { name, members, isChosen }: FilterView,
  says: ControlsWords,
  { note, needle, onFind, onChoose }: FilterParts,
): TemplateResult {
  const wanted = needle.toLocaleLowerCase();
  const shown = members.filter(({ text }) => text.toLocaleLowerCase().includes(wanted));
  const found = ({ currentTarget }: Event) => onFind((currentTarget as HTMLInputElement).value);
  return html`
    <div class="panel-header">
      <span>${name}</span>
      <button class="quiet" ?disabled=${!isChosen} @click=${() => onChoose([])}>${says.clear}</button>
    </div>
    ${
      members.length > MANY
        ? html`<input
            type="search"
            aria-label=${says.find}
            placeholder=${says.find}
            .value=${needle}
            @input=${found}
          />`
        : nothing
    }
    <ul class="members" ?hidden=${shown.length === 0}>
      ${shown.map((one) => html`<li>${memberField(one, members, onChoose)}</li>`)}
    </ul>
    <p class="note" role="status" ?hidden=${!note && shown.length > 0}>
      ${note || (shown.length > 0 ? '' : says.none)}
    </p>
  `;
}

function memberField(
  { member, text, checked }: MemberView,
  members: readonly MemberView[],
  onChoose: FilterParts['onChoose'],
): TemplateResult {
  const others = members.filter((other) => other.checked && other.member !== member);
  const changed = ({ currentTarget }: Event) => {
    (currentTarget as HTMLInputElement).checked = checked;
    const chosen = new Set([...others.map((other) => other.member), ...(checked ? [] : [member])]);
    // In the order of the list, whatever the order of clicks.
    onChoose(members.filter((one) => chosen.has(one.member)).map((one) => one.member));
  };
  return html`
    <label class="member">
      <input type="checkbox" .checked=${checked} @change=${changed} /><span>${text}</span>
    </label>
  `;
}
