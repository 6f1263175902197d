import type { Catalog, Kpi, Reading, ReadingRequest } from '@kpi-elements/core';
import type { CatalogText } from '@kpi-elements/core/catalog-texts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { adopt } from '../base/adopt.ts';
import { asError } from '../base/as-error.ts';
import { giveFocusBack } from '../base/give-focus-back.ts';
import { icon } from '../base/icon.ts';
import type { Reader } from '../base/reader.ts';
import panelStyles from '../base/panel.styles.ts';
import en from '../locales/the-math/en.ts';
import type { MathWords } from '../locales/the-math/words.ts';
import { close } from '../marks/icons.ts';
import styles from './the-math.styles.ts';
import { mathView } from './the-math.view.ts';
import type { FactView, MathView, TermView } from './the-math.view.ts';

let texts: Readonly<Record<string, CatalogText>> = {};

/** Gets what is read about a KPI, where it does not come along, and the styles of the panel into a root. */
export async function prepareMath(kpi: Kpi, root: ShadowRoot): Promise<typeof mathPanel> {
  if (kpi.description === undefined && kpi.category !== 'custom') {
    texts = (await import('@kpi-elements/core/catalog-texts')).default;
  }
  adopt(root, [panelStyles, styles]);
  return mathPanel;
}

/** The panel that says how a value came about. Its button opens and closes it by `popovertarget`. */
export function mathPanel(
  reading: Reading,
  catalog: Catalog | undefined,
  request: ReadingRequest | undefined,
  reader: Reader,
): TemplateResult {
  const { theMath: words = en } = reader.strings;
  const { kpi } = reading;
  const text = Object.hasOwn(texts, kpi.id) ? texts[kpi.id] : undefined;
  let view: MathView | undefined;
  let failed = '';
  try {
    view = mathView({ ...reading, kpi: { ...text, ...kpi } }, { catalog, request, words }, reader);
  } catch (error) {
    failed = asError(error).message;
  }
  return html`
    <div
      part="math"
      class="panel math"
      id="math"
      popover
      role="dialog"
      aria-labelledby="math-title"
      tabindex="-1"
      autofocus
      @beforetoggle=${giveFocusBack}
    >
      <div class="math-header">
        <div class="math-title" id="math-title">${view?.title ?? reader.strings.math}</div>
        <button class="icon-button" popovertarget="math" popovertargetaction="hide" aria-label=${words.close}>
          ${icon(close)}
        </button>
      </div>
      ${view ? sections(view, words) : html`<p class="fact">${failed}</p>`}
    </div>
  `;
}

function sections(view: MathView, words: MathWords): TemplateResult {
  const { question, description, terms, result, note, change, effects, benchmark, beware, guards, actions } =
    view;
  return html`
    <p class="math-question" ?hidden=${!question}>${question}</p>
    ${terms.length > 0 ? equation(terms, result) : nothing}
    <p ?hidden=${!description}>${description}</p>
    <p ?hidden=${!note}>${note}</p>
    <p ?hidden=${!benchmark}>${benchmark?.text}<br /><span class="small">${benchmark?.source}</span></p>
    <dl>
      ${section(words.beware, beware)}
      ${section(words.why, change && parts(effects, { name: words.total, text: change }))}
      ${section(words.guards, guards.length > 0 && guards.map((guard) => html`<span class="guard">${guard}</span>`))}
      ${section(
        words.actions,
        actions.length > 0 &&
          html`<ul>
            ${actions.map((action) => html`<li>${action}</li>`)}
          </ul>`,
      )}
    </dl>
    <dl class="math-facts small">
      ${view.facts.map(
        ({ name, text }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
  `;
}

function section(title: string, content: unknown): unknown {
  return content
    ? html`<dt>${title}</dt>
        <dd>${content}</dd>`
    : nothing;
}

function equation(terms: readonly TermView[], result: TermView): TemplateResult {
  return html`
    <p part="equation" class="equation">
      ${terms.map(term)}
      <span class="result"><span class="sign">=</span> ${term({ ...result, name: '' })}</span>
    </p>
  `;
}

function term({ text, name, isSign }: TermView): TemplateResult {
  if (isSign) return html`<span class="sign">${text}</span> `;
  return html`<span class="term"><b>${text}</b> <small>${name}</small></span> `;
}

/** What each input did, and that together they are the change. */
function parts(effects: readonly FactView[], total: FactView): TemplateResult {
  return html`
    <ul class="effects">
      ${[...effects, total].map(({ name, text }) => html`<li><span>${name}</span> <b>${text}</b></li>`)}
    </ul>
  `;
}
