import type { Reading } from '@kpi-elements/core';
import { dialBox, dialPath, turnTo } from '../../src/marks/dial.ts';
import { cloner, textAt } from './clone.ts';
import { boxed, changes, target } from './markup.ts';
import { moneyTexts } from './money-texts.ts';
import type { Picture } from './picture.ts';
import { compactMoneyText, scaleEnd } from './texts.ts';

const inner = dialPath('radial', 40);
const dial = `
  <svg class="scale" viewBox="${dialBox.radial}" aria-hidden="true">
    <path class="track" d="${inner}"></path>
    <path class="fill" d="${inner}" pathLength="100"></path>
    <path class="previous-mark" d="M50 16.5l2.5 4.5h-5z"></path>
    <path class="target-mark" d="M50 3v14"></path>
  </svg>
`;
const make = (scale: string) =>
  cloner(
    boxed(
      'radial',
      `<div class="body">
        <div class="gauge" role="meter">${scale}<div class="centre"><div class="value"><span></span></div></div></div>
        <div class="ends small"><span></span><span class="high"></span></div>
        <div class="facts">${changes}${target}</div>
      </div>`,
    ),
  );

/** A dial by hand: a fill, two marks, and texts straight into their nodes. */
export const floorGauge = gaugeWith(make(dial), (element) => {
  const [fill, previous, goal] = ['.fill', '.previous-mark', '.target-mark'].map((selector) =>
    element.querySelector(selector)!,
  );
  return ({ value, comparisons, target: it }, max) => {
    fill!.setAttribute('stroke-dasharray', `0 0 ${(100 * value!) / max} 200`);
    previous!.setAttribute('transform', turnTo('radial', (100 * comparisons[0]!.value!) / max));
    goal!.setAttribute('transform', turnTo('radial', (100 * it!.value) / max));
  };
});

/** Draws a value on a scale that ends at `max`. */
type DrawScale = (reading: Reading, max: number) => void;

/** The same around the dial of a chart library. */
export function chartGauge(draw: (box: HTMLElement, reading: Reading, max: number) => DrawScale) {
  return gaugeWith(make('<div class="chart"></div>'), (element) => {
    const box = element.querySelector<HTMLElement>('.chart')!;
    let update: DrawScale | undefined;
    return (reading, max) => {
      if (update) update(reading, max);
      else update = draw(box, reading, max);
    };
  });
}

function gaugeWith(clone: () => HTMLElement, scaleOf: (element: HTMLElement) => DrawScale) {
  return ([reading]: readonly Reading[]): Picture => {
    const element = clone();
    const write = moneyTexts(element);
    const drawScale = scaleOf(element);
    const meter = element.querySelector('.gauge')!;
    const valueBox = meter.querySelector('.value')!;
    const value = textAt(valueBox, 'span');
    const [low, high] = [textAt(element, '.ends span'), textAt(element, '.high')];
    const update = ([next]: readonly Reading[]) => {
      const texts = write(next!);
      const max = scaleEnd(next!);
      value.data = compactMoneyText(next!.value!);
      valueBox.setAttribute('title', texts.value);
      low.data = compactMoneyText(0);
      high.data = compactMoneyText(max);
      meter.setAttribute('aria-valuemin', '0');
      meter.setAttribute('aria-valuemax', String(max));
      meter.setAttribute('aria-valuenow', String(next!.value));
      meter.setAttribute('aria-valuetext', texts.value);
      drawScale(next!, max);
    };
    update([reading!]);
    return { element, update };
  };
}
