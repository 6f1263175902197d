import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { adopt } from '../base/adopt.ts';
import { asError } from '../base/as-error.ts';
import { KpiErrorEvent } from '../base/events.ts';
import { giveFocusBack } from '../base/give-focus-back.ts';
import panelStyles from '../base/panel.styles.ts';
import type { Exhibit } from './exhibit.ts';
import { exportWords, titleOf, toCsv, toPng, toSvg, toText } from './export.ts';
import styles from './menu.styles.ts';
import { printOnly } from './print-only.ts';
import { fileName, saveFile } from './save-file.ts';

/** Gets the styles of the menu into a root. */
export function prepareMenu(root: ShadowRoot): typeof exportMenu {
  adopt(root, [panelStyles, styles]);
  return exportMenu;
}

/** The ways to take away what is shown. Its button opens and closes it by `popovertarget`. */
export function exportMenu(exhibit: Exhibit): TemplateResult {
  const says = exportWords(exhibit);
  const { element, readings } = exhibit;
  const hasSeries = readings.length === 1 && (readings[0]!.series?.length ?? 0) > 1;
  const save = async (content: Blob | string | Promise<Blob>, ending: string, type: string) =>
    saveFile(await content, fileName([titleOf(exhibit), readings[0]?.period ?? ''], ending), type);
  const entry = (text: string, act: () => unknown, isClosing = true) => {
    const clicked = async ({ currentTarget }: Event) => {
      const panel = (currentTarget as HTMLElement).closest<HTMLElement>('.panel')!;
      try {
        await act();
        if (isClosing) panel.hidePopover();
        else panel.querySelector('p')!.textContent = says.copied;
      } catch (error) {
        panel.hidePopover();
        element.dispatchEvent(new KpiErrorEvent(asError(error)));
      }
    };
    return html`<li><button @click=${clicked}>${text}</button></li>`;
  };
  return html`
    <div
      part="export"
      class="panel export"
      id="export"
      popover
      role="dialog"
      aria-label=${exhibit.reader.strings.export}
      tabindex="-1"
      autofocus
      @beforetoggle=${toggled}
    >
      <ul>
        ${entry(says.png, () => save(toPng(exhibit), 'png', 'image/png'))}
        ${entry(says.svg, () => save(toSvg(exhibit), 'svg', 'image/svg+xml'))}
        ${entry(says.csv, () => save(toCsv(exhibit), 'csv', 'text/csv'))}
        ${hasSeries ? entry(says.series, () => save(toCsv(exhibit, { series: true }), 'csv', 'text/csv')) : ''}
        ${entry(says.copy, () => navigator.clipboard.writeText(toText(exhibit)), false)}
        ${entry(says.print, () => printOnly(element))}
      </ul>
      <p role="status"></p>
    </div>
  `;
}

function toggled(event: ToggleEvent): void {
  giveFocusBack(event);
  (event.currentTarget as HTMLElement).querySelector('p')!.textContent = '';
}
