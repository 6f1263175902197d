import type { KpiCard } from '@kpi-elements/widgets';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { configure, createClient, inlineSource } from './embed.ts';

const PERIOD = '2026-01-01/2026-01-31';
const DATA =
  '[{"day":"2026-01-05","channel":"a","spend":10,"clicks":4},{"day":"2026-01-06","channel":"b","spend":5,"clicks":1}]';
const source = (attributes = '', data = DATA) =>
  `<kpi-source type="inline" date="day" measures="cost:spend clicks" dimensions="channel" ${attributes}><script type="application/json">${data}</script></kpi-source>`;
const card = (kpi: string, attributes = '') =>
  `<kpi-card kpi="${kpi}" period="${PERIOD}" ${attributes}></kpi-card>`;

const errors = vi.fn<(...details: unknown[]) => void>();
let events: Error[] = [];
const onError = (event: Event) => {
  if ((event.target as Element).localName === 'kpi-source')
    events.push((event as Event & { error: Error }).error);
};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(errors);
  document.addEventListener('kpi-error', onError);
});

afterEach(() => {
  document.body.replaceChildren();
  document.removeEventListener('kpi-error', onError);
  events = [];
  errors.mockClear();
  vi.restoreAllMocks();
});

/** Puts HTML on the page as a script would. */
function show(html: string): void {
  document.body.innerHTML = html;
}

const cards = () => [...document.body.querySelectorAll<KpiCard>('kpi-card')];
const values = () => cards().map(({ reading }) => reading?.value);
const text = () => cards()[0]!.shadowRoot!.textContent!.replace(/\s+/g, ' ');

describe('a source declared in HTML', () => {
  test('feeds the cards of its scope', async () => {
    show(`<kpi-scope>${source()}${card('ad_spend')}${card('cpc')}</kpi-scope>`);
    await expect.poll(values).toEqual([15, 3]);
  });

  test.each([
    ['json', '{"data":[{"day":"2026-01-05","spend":10},{"day":"2026-01-06","spend":5}]}'],
    ['ndjson', '{"data":[{"day":"2026-01-05","spend":10}]}\n{"data":[{"day":"2026-01-06","spend":5}]}'],
  ])('of type %s feeds them as well', async (type, data) => {
    const rows = type === 'json' ? 'data' : '*.data';
    show(
      `<kpi-scope><kpi-source type="${type}" rows="${rows}" date="day" measures="cost:spend"><script type="application/json">${data}</script></kpi-source>${card('ad_spend')}</kpi-scope>`,
    );
    await expect.poll(values).toEqual([15]);
  });

  test('feeds the page where there is no scope, whichever stands first', async () => {
    show(`${card('ad_spend')}${source()}<div>${card('clicks')}</div>`);
    await expect.poll(values).toEqual([15, 5]);
  });

  test('of delimited text', async () => {
    show(
      `<kpi-scope><kpi-source type="csv" date="day" date-format="D.M.YYYY" delimiter=";" decimal="," measures="cost:spend">
        <script type="text/csv">day;spend\n5.1.2026;1.234,50\n6.1.2026;0,50</script></kpi-source>${card('ad_spend')}</kpi-scope>`,
    );
    await expect.poll(values).toEqual([1235]);
  });

  test('of a file', async () => {
    const url = URL.createObjectURL(new Blob(['day,spend\n2026-01-05,7\n']));
    show(
      `<kpi-scope><kpi-source src="${url}" date="day" measures="cost:spend"></kpi-source>${card('ad_spend')}</kpi-scope>`,
    );
    await expect.poll(values).toEqual([7]);
  });

  test('filters by its dimensions, and refuses others', async () => {
    show(`${source()}${card('ad_spend', 'where="channel=a"')}${card('ad_spend', 'where="country=DE"')}`);
    await expect.poll(values).toEqual([10, undefined]);
    await expect.poll(() => cards()[1]!.shadowRoot!.textContent).toContain('has no dimension "country"');
  });

  test('in a shadow root feeds the scope around it', async () => {
    show(`<kpi-scope><div></div>${card('ad_spend')}</kpi-scope>`);
    document.querySelector('div')!.attachShadow({ mode: 'open' }).innerHTML = source();
    await expect.poll(values).toEqual([15]);
  });

  test('takes no cell of a grid, and leaves its attributes alone', async () => {
    show(
      `<kpi-scope><div style="display: grid; grid-template-columns: 50px 50px">${source()}${card('ad_spend')}</div></kpi-scope>`,
    );
    await expect.poll(values).toEqual([15]);
    const [element, grid] = [document.querySelector('kpi-source')!, document.querySelector('div')!];
    expect(cards()[0]!.getBoundingClientRect().left).toBe(grid.getBoundingClientRect().left);
    expect(getComputedStyle(element).display).toBe('none');
    expect(element.getAttributeNames()).toEqual(['type', 'date', 'measures', 'dimensions']);
  });

  test('whose data come after its tag, as a parser gives them', async () => {
    const scope = document.body.appendChild(document.createElement('kpi-scope'));
    scope.innerHTML = `<kpi-source type="inline" date="day" measures="cost:spend"></kpi-source>${card('ad_spend')}`;
    await new Promise((resolve) => setTimeout(resolve, 20));
    scope.firstElementChild!.innerHTML = `<script type="application/json">${DATA}</script>`;
    await expect.poll(values).toEqual([15]);
  });
});

describe('several sources', () => {
  const shop = `<kpi-source type="inline" name="shop" date="day" measures="orders"><script type="application/json">[{"day":"2026-01-05","orders":3}]</script></kpi-source>`;

  test('of one scope share its client', async () => {
    show(`<kpi-scope>${source()}${shop}${card('ad_spend')}${card('orders')}</kpi-scope>`);
    await expect.poll(values).toEqual([15, 3]);
  });

  test('of outer scopes and of the page are inherited; the nearest one goes first', async () => {
    const near = source('', '[{"day":"2026-01-05","channel":"a","spend":1,"clicks":1}]');
    show(
      `${shop}<kpi-scope>${source()}${card('orders')}<kpi-scope>${near}${card('ad_spend')}${card('orders')}</kpi-scope></kpi-scope>`,
    );
    await expect.poll(values).toEqual([3, 1, 3]);
  });

  test('of a client that the page configures are inherited, before and after', async () => {
    const client = createClient({
      sources: { shop: inlineSource({ rows: [{ orders: 9 }], measures: 'orders' }) },
    });
    show(`${source()}${card('ad_spend')}${card('orders')}`);
    await expect.poll(values).toEqual([15, null]);
    const undo = configure(client);
    await expect.poll(values).toEqual([15, 9]);
    undo();
    await expect.poll(values).toEqual([15, null]);
  });

  test('of one name are told apart', async () => {
    show(
      `<kpi-scope>${source()}${shop.replace('name="shop"', '')}${card('ad_spend')}${card('orders')}</kpi-scope>`,
    );
    await expect.poll(values).toEqual([15, 3]);
  });
});

describe('what changes on the page', () => {
  test('a source that comes later is found', async () => {
    show(`<kpi-scope>${card('ad_spend')}</kpi-scope>`);
    await expect.poll(values).toEqual([undefined]);
    document.querySelector('kpi-scope')!.insertAdjacentHTML('beforeend', source());
    await expect.poll(values).toEqual([15]);
  });

  test('a source that is removed takes its numbers along', async () => {
    show(`<kpi-scope>${source()}${card('ad_spend')}</kpi-scope>`);
    await expect.poll(values).toEqual([15]);
    document.querySelector('kpi-source')!.remove();
    await expect.poll(values).toEqual([undefined]);
  });

  test('a changed attribute is followed', async () => {
    show(`<kpi-scope>${source()}${card('ad_spend')}</kpi-scope>`);
    await expect.poll(values).toEqual([15]);
    document.querySelector('kpi-source')!.setAttribute('measures', 'cost:clicks');
    await expect.poll(values).toEqual([5]);
  });

  test('a source that moves feeds its new scope only', async () => {
    show(`<kpi-scope>${source()}${card('ad_spend')}</kpi-scope><kpi-scope>${card('ad_spend')}</kpi-scope>`);
    await expect.poll(values).toEqual([15, undefined]);
    document.body.lastElementChild!.append(document.querySelector('kpi-source')!);
    await expect.poll(values).toEqual([undefined, 15]);
  });

  test('a scope that moves keeps its numbers', async () => {
    show(`<div></div><kpi-scope>${source()}${card('ad_spend')}</kpi-scope>`);
    await expect.poll(values).toEqual([15]);
    document.querySelector('div')!.append(document.querySelector('kpi-scope')!);
    await expect.poll(values).toEqual([15]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['an unknown type', '<kpi-source type="exel" measures="cost"></kpi-source>', 'has no type "exel"'],
    ['no measures', '<kpi-source src="ads.csv"></kpi-source>', '<kpi-source> lacks measures'],
    ['no data', '<kpi-source measures="cost"></kpi-source>', '<kpi-source> lacks src'],
    ['broken JSON', source('', '[{'), 'are not JSON'],
    ['an unknown measure', '<kpi-source src="ads.csv" measures="kost"></kpi-source>', 'Did you mean "cost"?'],
    [
      'an unknown measure of a type that is loaded later',
      '<kpi-source type="parquet" src="ads.parquet" measures="kost"></kpi-source>',
      'Did you mean "cost"?',
    ],
    [
      'an unknown column',
      source('', '[{"day":"2026-01-05","spend":1,"click":1,"channel":"a"}]'),
      'no column "clicks"',
    ],
    [
      'a cell that is no number',
      source('', '[{"day":"2026-01-05","spend":"x","clicks":1,"channel":"a"}]'),
      '"x" in column "spend" is not a number',
    ],
    [
      'a file that is not there',
      '<kpi-source src="/no-such.csv" measures="cost"></kpi-source>',
      '"no-such.csv"',
    ],
  ])('%s is told once by an event and in the console, and on each card', async (_, html, fact) => {
    show(`<kpi-scope>${html}${card('ad_spend')}${card('ad_spend')}</kpi-scope>`);
    await expect.poll(() => events.length).toBeGreaterThan(0);
    await expect
      .poll(() => cards().map((card) => card.shadowRoot!.textContent?.includes(fact)))
      .toEqual([true, true]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(events.map(({ message }) => message)).toEqual([expect.stringContaining(fact)]);
    expect(errors.mock.calls.flat().filter((error) => events.includes(error as Error))).toHaveLength(1);
  });

  test('is forgotten when it is put right', async () => {
    show(`<kpi-scope>${source().replace('cost:spend', 'cost:spent')}${card('ad_spend')}</kpi-scope>`);
    await expect.poll(text).toContain('no column "spent"');
    document.querySelector('kpi-source')!.setAttribute('measures', 'cost:spend clicks');
    await expect.poll(values).toEqual([15]);
  });
});
