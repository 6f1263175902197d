import { arrivals } from './lazy.ts';

/**
 * Draws again until nothing that it needs is on its way: the code of pictures and languages, which is fetched when it is
 * first drawn. For servers. What was fetched once is there from then on, so later drawings are drawn once.
 *
 * @example
 * import { render } from '@lit-labs/ssr';
 * import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
 *
 * const card = html`<kpi-card label="ROAS" value="4.2" unit="multiple" locale="zh-CN"></kpi-card>`;
 * const page = await drawComplete(() => collectResult(render(card)));
 */
export async function drawComplete<T>(draw: () => T | Promise<T>): Promise<T> {
  const drawn = await draw();
  const more = arrivals();
  if (!more) return drawn;
  await more;
  return drawComplete(draw);
}
