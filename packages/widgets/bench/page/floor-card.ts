import type { Reading } from '@kpi-elements/core';
import { cloner, textAt } from './clone.ts';
import { boxed, changes, target } from './markup.ts';
import { moneyTexts } from './money-texts.ts';
import type { Picture } from './picture.ts';
import { linePath } from './texts.ts';

const line = `
  <svg class="sparkline" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true" fill="none"
    stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
    ><path class="line" vector-effect="non-scaling-stroke"></path></svg>
`;
const bar = `
  <svg class="progress" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"
    ><rect height="1"></rect></svg>
`;
const valueHtml = '<div class="value"><span></span></div>';
const clone = (sparkline: string) =>
  cloner(
    boxed(
      'card',
      `<div class="body">${valueHtml}${changes}${target.replace(/<\/div>\s*$/, `${bar}</div>`)}${sparkline}</div>`,
    ),
  );

/** What one writes by hand for a card: one clone, one path, and texts straight into their nodes. */
export const floorCard = cardWith(clone(line), (element) => {
  const path = element.querySelector('.line')!;
  return (reading) => path.setAttribute('d', linePath(reading.series!));
});

/** The same with another sparkline. */
export function chartCard(draw: (box: HTMLElement, reading: Reading) => (reading: Reading) => void) {
  return cardWith(clone('<div class="chart"></div>'), (element) => {
    const box = element.querySelector<HTMLElement>('.chart')!;
    let update: ((reading: Reading) => void) | undefined;
    return (reading) => {
      if (update) update(reading);
      else update = draw(box, reading);
    };
  });
}

function cardWith(make: () => HTMLElement, lineOf: (element: HTMLElement) => (reading: Reading) => void) {
  return ([reading]: readonly Reading[]): Picture => {
    const element = make();
    const write = moneyTexts(element);
    const drawLine = lineOf(element);
    const valueBox = element.querySelector('.value')!;
    const value = textAt(valueBox, 'span');
    const filled = element.querySelector('rect')!;
    const update = ([next]: readonly Reading[]) => {
      const texts = write(next!);
      value.data = texts.value;
      valueBox.setAttribute('title', texts.value);
      filled.setAttribute('width', texts.bar);
      drawLine(next!);
    };
    update([reading!]);
    return { element, update };
  };
}
