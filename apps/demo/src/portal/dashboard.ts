import { type DashboardId, dashboards, type WidgetTemplate } from '@kpi-elements/core';

/** How long it takes to reach a stage. */
const times: Readonly<Record<string, readonly string[]>> = { new_customers: ['avg_sales_cycle'] };

/**
 * Fills a box with the widgets of a dashboard of the catalogue, row by row. What period and comparison hold is left to the
 * scope around it, unless a widget has a period of its own. A line or a table over KPIs becomes a card for each of them.
 * Benchmarks are left out: those of the catalogue are of search ads in the United States.
 */
export function drawDashboard(box: HTMLElement): void {
  const drawn = new Set<string>();
  const rows = dashboards[box.dataset['dashboard'] as DashboardId].rows.map((templates) => {
    const row = document.createElement('div');
    row.className = 'row';
    row.append(...templates.flatMap((template) => draw(template, drawn)));
    return row;
  });
  box.replaceChildren(...rows);
}

function draw(template: WidgetTemplate, drawn: Set<string>): readonly HTMLElement[] {
  const { period, compare, where } = template;
  const asked = { where, ...(period && { period, compare }) };
  if (template.widget === 'kpi-funnel') {
    const stages = template.stages.flatMap((stage) => [stage, ...(times[stage] ?? [])]);
    return [element('kpi-funnel', { ...asked, stages: stages.join(' ') })];
  }
  const kpis = 'kpi' in template ? [template.kpi] : template.kpis.filter((kpi) => !drawn.has(kpi));
  const tag = template.widget === 'kpi-gauge' ? 'kpi-gauge' : 'kpi-card';
  return kpis.map((kpi) => {
    drawn.add(kpi);
    return element(tag, { ...asked, kpi, 'without-benchmark': 'true' });
  });
}

function element(tag: string, attributes: Readonly<Record<string, string | undefined>>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
  return made;
}
