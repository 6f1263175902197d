import { expect, test } from 'vitest';
import type { Kpi } from '../kpi.ts';
import { aiSearch } from '../kpis/ai-search.ts';
import { customers } from '../kpis/customers.ts';
import { email } from '../kpis/email.ts';
import { leadsSales } from '../kpis/leads-sales.ts';
import { paidAds } from '../kpis/paid-ads.ts';
import { seo } from '../kpis/seo.ts';
import { social } from '../kpis/social.ts';
import { website } from '../kpis/website.ts';
import { measures } from '../measures.ts';
import type { KpiText } from './kpi-texts.ts';
import zhCN from './zh-CN.ts';

const kpis: readonly Kpi[] = [aiSearch, seo, paidAds, social, email, website, leadsSales, customers].flatMap(
  (category) => Object.values<Kpi>(category),
);
const texts = Object.entries<KpiText>(zhCN.kpis);

/** The ids for which a rule is broken; the empty list is the pass. */
function except(isRight: (text: KpiText) => boolean): readonly string[] {
  return texts.filter(([, text]) => !isRight(text)).map(([id]) => id);
}

function sentences({ description, question, actions, beware }: KpiText): readonly string[] {
  return [description, question, ...actions, ...(beware === undefined ? [] : [beware])];
}

test('every KPI has Chinese texts, in the order of the catalogue', () => {
  expect(texts.map(([id]) => id)).toEqual(kpis.map(({ id }) => id));
});

test('every measure has a Chinese name of its own', () => {
  expect(Object.keys(zhCN.measures)).toEqual(Object.keys(measures));
  expect(new Set(Object.values(zhCN.measures)).size).toBe(Object.keys(measures).length);
});

test('names are Chinese, and no two KPIs share one', () => {
  expect(except(({ name }) => /\p{Script=Han}/u.test(name))).toEqual([]);
  expect(new Set(texts.map(([, { name }]) => name)).size).toBe(texts.length);
});

test('a Chinese name is no alias of another KPI', () => {
  const taken = kpis.filter(({ id, aliases = [] }) =>
    texts.some(([other, { name }]) => other !== id && aliases.includes(name)),
  );
  expect(taken.map(({ id }) => id)).toEqual([]);
});

test('sentences are Chinese and end like one, questions with a question mark', () => {
  expect(except((text) => sentences(text).every((sentence) => /\p{Script=Han}/u.test(sentence)))).toEqual([]);
  expect(except((text) => sentences(text).every((sentence) => /[。？]$/.test(sentence)))).toEqual([]);
  expect(except(({ question }) => question.endsWith('？'))).toEqual([]);
});

test('punctuation beside Chinese characters is Chinese', () => {
  const halfWidth = /\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u;
  expect(except((text) => !sentences(text).some((sentence) => halfWidth.test(sentence)))).toEqual([]);
});

test('Chinese and Latin letters are set apart by a space', () => {
  const glued = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
  expect(except((text) => ![text.name, ...sentences(text)].some((part) => glued.test(part)))).toEqual([]);
});

test('there are two to four pieces of advice', () => {
  expect(except(({ actions }) => actions.length >= 2 && actions.length <= 4)).toEqual([]);
});
