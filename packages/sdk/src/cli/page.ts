import { catalog, type SourceFacts } from '@kpi-elements/core';

const CARDS = 8;

/** The KPIs that a page of these measures can show, the catalogue's order kept. */
export function kpisOf({ measures, dimensions, timeless }: SourceFacts): readonly string[] {
  const has = new Set(measures);
  const complete = catalog.all().filter((kpi) => {
    const { inputs } = catalog.compile(kpi);
    return inputs.every(
      (input) =>
        input.kind === 'measure' &&
        has.has(input.measure) &&
        input.where.every(({ dimension }) => dimensions.includes(dimension)) &&
        (input.shift === 0 || !timeless),
    );
  });
  return complete.slice(0, CARDS).map(({ id }) => id);
}

/** What to write into a page so that it shows the KPIs of a server. */
export function snippetOf(address: string, kpis: readonly string[], period: string | undefined): string {
  const scope = period === undefined ? '' : ` period="${period}" compare="previous_period"`;
  return [
    `<script type="module" src="${address}kpi-elements.js"></script>`,
    `<kpi-scope${scope}>`,
    `  <kpi-source type="kpi-server" src="${address}kpi"></kpi-source>`,
    ...kpis.map((kpi) => `  <kpi-card kpi="${kpi}"></kpi-card>`),
    '</kpi-scope>',
  ].join('\n');
}

/** A page of cards, and the text that makes one. */
export function pageOf(title: string, snippet: string): string {
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)}</title>
  <style>
    :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
    body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
    kpi-scope { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
    pre { overflow-x: auto; padding: 1rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
  </style>
  <h1>${escape(title)}</h1>
  ${snippet.replaceAll(/src="https?:\/\/[^/]+\//g, 'src="/').replaceAll('\n', '\n  ')}
  <h2>In your own page</h2>
  <pre>${escape(snippet)}</pre>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
