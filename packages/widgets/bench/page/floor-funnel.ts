import type { Reading } from '@kpi-elements/core';
import { flowMark } from '../../src/marks/flow.ts';
import { cloner, textAt } from './clone.ts';
import { boxed, icon } from './markup.ts';
import type { Picture } from './picture.ts';
import { changeIcon, frameTexts, stageTexts } from './texts.ts';

type Stage = ReturnType<typeof stageTexts>[number];

const flow = `
  <svg class="flow" viewBox="0 0 600 100" preserveAspectRatio="none" aria-hidden="true"
    ><path class="behind"></path><path class="ground"></path><path class="front"></path></svg>
`;
const clone = (picture: string) =>
  cloner(
    boxed(
      '',
      `<div class="body"><div class="stages"></div>${picture}<div class="earlier small"><span class="item"></span></div></div>`,
    ),
  );
const cloneStage = cloner(`
  <div class="stage">
    <div class="stage-name"><span></span></div>
    <div class="number"><span class="value"></span><span class="badge">${icon('')}<span class="amount"></span></span></div>
    <div class="rates small"></div>
  </div>
`);

/** The six stages by hand, above one picture of them. */
export const floorFunnel = funnelWith(clone(flow), (element) => {
  const [behind, ground, front] = element.querySelectorAll('.flow path');
  return (stages) => {
    const mark = flowMark(
      stages.map(({ share }) => share),
      stages.map(({ earlierShare }) => earlierShare),
    );
    behind!.setAttribute('d', mark.behind);
    ground!.setAttribute('d', mark.flow);
    front!.setAttribute('d', mark.columns);
  };
});

/** Draws the shares of all stages. */
type DrawFlow = (stages: readonly Stage[]) => void;

/** The same above the picture of a chart library. */
export function chartFunnel(draw: (box: HTMLElement, stages: readonly Stage[]) => DrawFlow) {
  return funnelWith(clone('<div class="chart"></div>'), (element) => {
    const box = element.querySelector<HTMLElement>('.chart')!;
    let update: DrawFlow | undefined;
    return (stages) => {
      if (update) update(stages);
      else update = draw(box, stages);
    };
  });
}

function funnelWith(make: () => HTMLElement, flowOf: (element: HTMLElement) => DrawFlow) {
  return (readings: readonly Reading[]): Picture => {
    const element = make();
    const [name, period] = [textAt(element, '.name-text'), textAt(element, '.period span')];
    const asOf = textAt(element, '.as-of');
    const earlier = element.querySelector('.earlier span')!;
    const list = element.querySelector('.stages')!;
    const writers = readings.map(() => stageWriter(list.appendChild(cloneStage())));
    const drawFlow = flowOf(element);
    const update = (next: readonly Reading[]) => {
      const frame = frameTexts(next[0]!);
      const stages = stageTexts(next);
      name.data = 'Funnel';
      period.data = frame.period;
      asOf.data = frame.asOf;
      earlier.textContent = `the previous period (${frame.before})`;
      for (const [i, write] of writers.entries()) write(stages[i]!);
      drawFlow(stages);
    };
    update(readings);
    return { element, update };
  };
}

function stageWriter(element: HTMLElement): (stage: Stage) => void {
  const [name, value] = [textAt(element, '.stage-name span'), textAt(element, '.value')];
  const change = textAt(element, '.amount');
  const badge = element.querySelector('.badge')!;
  const arrow = element.querySelector('.icon path')!;
  const rates = element.querySelector('.rates')!;
  return (stage) => {
    name.data = stage.name;
    value.data = stage.value;
    change.data = stage.change;
    badge.className = `badge ${stage.verdict}`;
    arrow.setAttribute('d', changeIcon(stage.direction));
    const losses = part('losses', '', part('', stage.lost), part('caution', stage.largest));
    const parts = [part('step', stage.step), losses, part('overall', stage.overall)];
    rates.replaceChildren(...parts.filter(({ textContent }) => textContent));
  };
}

function part(look: string, text: string, ...parts: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('span');
  element.className = look;
  if (text) element.textContent = text;
  element.append(...parts.filter(({ textContent }) => textContent));
  return element;
}
