import type { SourceSettings } from '../client.ts';
import type { Source } from '../source.ts';
import { sourceAttributes } from './attributes.ts';
import { HTMLElement } from './no-dom.ts';
import { joinGroup } from './source-group.ts';
import { sourceFrom } from './source-types.ts';

/**
 * Data stand in a file (`src`) or in a `<script type="text/csv">` or `<script type="application/json">` inside.
 * The code of a type is loaded when it is used. It takes no space.
 *
 * @summary Declares a data source for the `<kpi-scope>` around it, or for the whole page.
 * @status experimental
 * @tagname kpi-source
 *
 * @attr {'csv' | 'inline' | 'json' | 'kpi-server' | 'stream' | 'ndjson' | 'parquet' | 'google-sheets'} [type=csv] - What kind of source.
 * @attr {string} name - By which widgets and messages name it. The file's name by default.
 * @attr {string} src - The address of the data.
 * @attr {number} refresh-every - Seconds between questions for what is shown; not while the page is hidden.
 * @attr {string} date - The column that says when. Without one the totals serve any period.
 * @attr {string} date-format - `M/D/YYYY`, `DD-MM-YYYY HH:mm`, `YYYYMMDD`. Recognised by default.
 * @attr {string} time-zone - Of clock times that name none: `Europe/Berlin`.
 * @attr {'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'} grain - What a row's date stands for.
 * @attr {string} measures - `cost:spend revenue leads:rows(Churn=Yes)`, or JSON where headers have spaces.
 * @attr {string} dimensions - `channel campaign:utm_campaign`, or JSON.
 * @attr {string} delimiter - The sign between cells. Recognised by default.
 * @attr {'.' | ','} decimal - The sign before the decimals, where the cells do not tell.
 * @attr {string} encoding - `windows-1252`, `gb18030`. By byte order mark, else UTF-8.
 * @attr {string} currency - ISO 4217 code of all money. By default what the signs of the cells say.
 * @attr {number} skip-lines - Lines before the header.
 * @attr {boolean} skip-undated - Leaves out rows without a date, such as a line of totals.
 * @attr {string} complete-until - The last date for which the data are complete.
 * @attr {number} settles-after - Days after which the numbers of a date no longer change.
 * @attr {string} rows - JSON: the path to the rows: `data.list`, `*.results`; `rows?` where they may be absent.
 * @attr {string} columns - JSON: names of the cells of a row in order; of objects, further columns and their paths: `purchases:actions[action_type=purchase].value`.
 * @attr {string} columns-from - JSON: the paths to such names: `meta.*.name`.
 * @attr {number} skip-rows - JSON: rows at the beginning that hold no data.
 * @attr {string} cells - JSON: the paths from a row to its cells: `dimensionValues.*.value metricValues.*.value`.
 * @attr {string} body - JSON: what is sent; the request is a POST then.
 * @attr {string} paging - JSON: how to come to the next page: `link`, `next:paging.next`, `cursor:paging.next.after param:after`, `offset:offset`, `page:page first:1`.
 * @attr {string} total - JSON: the path to the number of all rows. Fewer are marked as truncated.
 * @attr {string} more - JSON: the path to something that says that there are more rows.
 * @attr {string} error - JSON: the path to something that is there if the answer is an error.
 * @attr {number} header-rows - Google Sheets: rows at the top that hold headers. One by default.
 * @attr {string} key - Stream: columns that name a row; one with the same cells takes the place of the former.
 * @attr {number} keep-rows - Stream: rows that are kept, the newest. 100,000 by default.
 * @fires {Event & { error: Error }} kpi-error - The source cannot be read.
 */
export class KpiSource extends HTMLElement {
  static readonly observedAttributes: readonly string[] = sourceAttributes;
  #leave: (() => void) | undefined;
  #host: Element | undefined;
  #isStale = true;
  #isDue = false;
  #children: MutationObserver | undefined;

  constructor() {
    super();
    hide(this.attachShadow({ mode: 'open' }));
  }

  connectedCallback(): void {
    this.#children ??= new MutationObserver(() => this.#renew());
    this.#children.observe(this, { childList: true, characterData: true, subtree: true });
    this.#schedule();
  }

  disconnectedCallback(): void {
    this.#children?.disconnect();
    this.#schedule();
  }

  attributeChangedCallback(): void {
    this.#renew();
  }

  #renew(): void {
    this.#isStale = true;
    this.#schedule();
  }

  /** Several changes of one moment are one change; a moved element does not leave where it stays. */
  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#settle();
    });
  }

  #settle(): void {
    const host = this.isConnected ? hostOf(this) : undefined;
    if (host === this.#host && !this.#isStale) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#host = host;
    this.#isStale = false;
    if (host === undefined) return;
    const source = this.#source();
    this.#leave = joinGroup(host, source.name, source, this.#settings());
  }

  /** What the attributes declare, or a source that fails for the reason that it cannot be declared so. */
  #source(): Source {
    let reported: string | undefined;
    const report = (error: Error): never => {
      if (error.message !== reported) {
        reported = error.message;
        console.error(error);
        this.dispatchEvent(
          Object.assign(new Event('kpi-error', { bubbles: true, composed: true }), { error }),
        );
      }
      throw error;
    };
    try {
      const attributes = Object.fromEntries(sourceAttributes.map((name) => [name, this.getAttribute(name)]));
      const source = sourceFrom(attributes as Parameters<typeof sourceFrom>[0], this.#text());
      const fail = (error: Error, signal?: AbortSignal): never => {
        if (signal?.aborted) throw error;
        return report(error);
      };
      const { listen } = source;
      return {
        name: source.name,
        ...(listen && { listen: listen.bind(source) }),
        describe: (options) => source.describe(options).catch((error: Error) => fail(error, options?.signal)),
        fetch: (query, options) =>
          source.fetch(query, options).catch((error: Error) => fail(error, options.signal)),
      };
    } catch (error) {
      const failure = () => Promise.resolve().then(() => report(error as Error));
      return { name: this.getAttribute('name') ?? 'kpi-source', describe: failure, fetch: failure };
    }
  }

  #settings(): SourceSettings {
    const seconds = Number(this.getAttribute('refresh-every'));
    return seconds > 0 ? { refreshEvery: seconds } : {};
  }

  #text(): string | undefined {
    return this.querySelector('script')?.textContent?.trim() || undefined;
  }
}

function hide(root: ShadowRoot): void {
  const styles = new CSSStyleSheet();
  styles.replaceSync(':host { display: none }');
  root.adoptedStyleSheets = [styles];
}

/** The nearest scope, through shadow roots too, or the root of the page. */
function hostOf(element: Element): Element {
  for (
    let node: Node | null = element;
    node;
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  ) {
    if ((node as Partial<Element>).localName === 'kpi-scope') return node as Element;
  }
  return element.ownerDocument.documentElement;
}

declare global {
  interface HTMLElementTagNameMap {
    'kpi-source': KpiSource;
  }
}
