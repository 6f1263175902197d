import type { Reading } from '@kpi-elements/core';
import { marks } from '../../src/marks/icons.ts';
import { textAt } from './clone.ts';
import { cardTexts } from './texts.ts';

/** Finds the places of the texts that a card and a gauge share, and writes readings into them. */
export function moneyTexts(element: HTMLElement) {
  const at = (selector: string) => textAt(element, selector);
  const [name, period, asOf] = [at('.name-text'), at('.period span'), at('.as-of')];
  const [amount, word, versus] = [at('.amount'), at('.word'), at('.versus')];
  const [share, status, toGo] = [at('.share'), at('.status'), at('.to-go')];
  const [change, target] = [element.querySelector('.change')!, element.querySelector('.target')!];
  const [arrow, mark] = [element.querySelector('.arrow path')!, element.querySelector('.mark path')!];
  return (reading: Reading): ReturnType<typeof cardTexts> => {
    const texts = cardTexts(reading);
    name.data = texts.name;
    period.data = texts.period;
    asOf.data = texts.asOf;
    amount.data = texts.amount;
    word.data = texts.word;
    versus.data = texts.versus;
    share.data = texts.share;
    status.data = texts.statusText;
    toGo.data = texts.toGo;
    change.className = `change ${texts.verdict}`;
    target.className = `target ${texts.status}`;
    arrow.setAttribute('d', texts.icon);
    mark.setAttribute('d', marks[texts.verdict]);
    return texts;
  };
}
