import { html, nothing, svg } from 'lit';
import { lineBox, lineMark } from '../marks/line.ts';
import type { LineOutlook, LinePoint } from '../marks/line.ts';

/** The line of a series and of what may come, stretched to any size; nothing for fewer than two values. */
export function sparkline(series: readonly LinePoint[] = [], outlook?: readonly LineOutlook[]): unknown {
  const mark = lineMark(series, outlook);
  if (!mark) return nothing;
  const dotted = mark.ahead + mark.partial;
  return html`
    <svg
      part="sparkline"
      class="sparkline"
      viewBox="0 0 ${lineBox.width} ${lineBox.height}"
      preserveAspectRatio="none"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d=${mark.area} fill="currentColor" fill-opacity="0.08" stroke="none"></path>
      ${mark.band ? svg`<path d=${mark.band} fill="currentColor" fill-opacity="0.16" stroke="none"></path>` : nothing}
      ${dotted ? svg`<path d=${dotted} stroke-dasharray="1 4" vector-effect="non-scaling-stroke"></path>` : nothing}
      <path d=${mark.line} vector-effect="non-scaling-stroke"></path>
      <path d=${mark.end} stroke-width="6" vector-effect="non-scaling-stroke"></path>
    </svg>
  `;
}
