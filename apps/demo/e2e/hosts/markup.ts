export const csv = `day,channel,spend,clicks,revenue
2026-02-10,search,150,100,600
2026-03-10,search,100,100,500
2026-03-20,social,50,25,100
`;

/** Elements, and the numbers for them. */
export const scope = (inside: string) => `
  <kpi-scope period="2026-03" compare="previous_period" currency="EUR" time-zone="UTC">
    <kpi-source type="csv" src="/ads.csv" date="day" measures="cost:spend clicks revenue" dimensions="channel"></kpi-source>
    ${inside}
  </kpi-scope>`;

export const html = (body: string, head = '') => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Host</title>
  <link rel="icon" href="data:," />
  ${head}
  <body>${body}</body>
</html>`;

export const script = (path: string) => `<script type="module" src="${path}"></script>`;
export const oneFile = script('/kpi-elements.js');

export const cpc = '<kpi-card kpi="cpc"></kpi-card>';
/** One of each, with numbers of its own. */
export const plain = `
  <kpi-card label="ROAS" value="4.2" previous="3.9" unit="multiple" better="higher" target="5" series="[3, null, 4, 4.2]" selectable></kpi-card>
  <kpi-gauge label="Reached" value="0.4" unit="percent" target="0.5" ranges='[{"to":0.3,"name":"low","verdict":"worse"},{"to":1,"name":"high"}]'></kpi-gauge>
  <kpi-funnel stages="clicks revenue" period="2026-03"></kpi-funnel>`;
export const controls = '<kpi-controls dimensions="channel=search,social"></kpi-controls>';
