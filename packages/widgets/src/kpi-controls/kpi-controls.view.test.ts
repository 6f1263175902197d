import { english, parseWhere } from '@kpi-elements/core';
import zh from '@kpi-elements/core/locales/zh-CN';
import { expect, test } from 'vitest';
import type { Reader } from '../base/reader.ts';
import en from '../locales/en.ts';
import zhCN from '../locales/zh-CN.ts';
import { splitWhere, withChoice } from '../base/choice.ts';
import { allowedMembers, parseDimensions } from './filters.ts';
import { controlsView } from './kpi-controls.view.ts';
import type { Offer } from './kpi-controls.view.ts';

const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };
const calendar = { now: new Date('2026-08-01T12:00Z'), timeZone: 'UTC' };
const settings = { period: 'last_30_days', compare: 'previous_period', where: '' };
const offer: Offer = {
  periods: 'last_7_days last_30_days',
  compares: 'previous_period none',
  dimensions: parseDimensions('channel=search,social,email ad_group'),
  found: new Map(),
  withoutDates: false,
  dating: false,
};
const view = (own: Partial<typeof settings> = {}, more: Partial<Offer> = {}) =>
  controlsView({ ...settings, ...own }, { ...offer, ...more }, calendar, reader);

test('menus say periods and comparisons in words', () => {
  expect(view().periods.map(({ text }) => text)).toEqual([
    'Last 7 days',
    'Last 30 days',
    'Between two dates',
  ]);
  expect(view().compares.map(({ text }) => text)).toEqual(['Previous period', 'No comparison']);
  const chinese = controlsView(settings, offer, calendar, { strings: zhCN, locale: zh, timeZone: 'UTC' });
  expect(chinese.periods.map(({ text }) => text)).toEqual(['最近 7 天', '最近 30 天', '自定义日期']);
  expect(chinese.filters.map(({ name, choice }) => [name, choice])).toEqual([
    ['渠道', '全部'],
    ['广告组', '全部'],
  ]);
});

test('what holds is in the menu, also where the page did not offer it', () => {
  expect(view({ period: 'last_year' }).periods[0]).toEqual({ value: 'last_year', text: 'Last year' });
  const both = 'previous_period previous_year';
  expect(view({ compare: both }).compares[0]).toEqual({
    value: both,
    text: 'Previous period, previous year',
  });
  expect(view({ compare: '2026-01' }).compare).toBe('2026-01');
});

test('dates are shown as dates, and a named period in dates when somebody wants to change them', () => {
  const dated = view({ period: '2026-02-03/2026-02-09' });
  expect(dated).toMatchObject({ period: 'dates', dates: { start: '2026-02-03', end: '2026-02-09' } });
  expect(dated.periods).toHaveLength(3);
  expect(view({}, { dating: true })).toMatchObject({
    period: 'dates',
    dates: { start: '2026-07-02', end: '2026-07-31' },
  });
});

test('without the choice of dates, dates are an entry of the menu', () => {
  const { period, periods } = view({ period: '2026-02-03/2026-02-09' }, { withoutDates: true });
  expect(period).toBe('2026-02-03/2026-02-09');
  expect(periods.map(({ value }) => value)).toEqual([period, 'last_7_days', 'last_30_days']);
  expect(periods[0]!.text).toContain('2026');
});

test('a period that nobody can read is shown as it is', () => {
  expect(view({ period: 'lost_week' })).toMatchObject({ period: 'lost_week', dates: undefined });
});

test('a dimension says what is chosen of it', () => {
  const choices = ['', 'channel=social', 'channel=search,social', 'channel='].map(
    (where) => view({ where }).filters[0]!.choice,
  );
  expect(choices).toEqual(['All', 'social', '2 chosen', '(not set)']);
  expect(view({ where: 'country=DE' }).isFiltered).toBe(false);
  expect(view({ where: 'channel=social' }).isFiltered).toBe(true);
});

test('what is chosen is in the list, also before the list is there', () => {
  const [, group] = view({ where: 'ad_group=brand' }).filters;
  expect(group!.members).toEqual([{ member: 'brand', text: 'brand', checked: true }]);
  const found = new Map([['ad_group', ['brand', null]]]);
  expect(view({ where: 'ad_group=brand' }, { found }).filters[1]!.members).toEqual([
    { member: 'brand', text: 'brand', checked: true },
    { member: null, text: '(not set)', checked: false },
  ]);
});

test('members that another condition leaves out cannot be chosen', () => {
  const [channel] = view({ where: 'channel!=email' }).filters;
  expect(channel!.members.map(({ member }) => member)).toEqual(['search', 'social']);
  expect(allowedMembers('channel', ['a', 'b'], parseWhere('country=DE'))).toEqual(['a', 'b']);
});

test('the name of a dimension is looked up among names, never on an object', () => {
  const { filters } = view({}, { dimensions: parseDimensions('constructor=a') });
  expect(filters[0]!.name).toBe('Constructor');
});

test('dimensions are written as filters are, with or without members', () => {
  expect(parseDimensions('channel=search,social  country "ad group"="A, b",""')).toEqual([
    { name: 'channel', members: ['search', 'social'] },
    { name: 'country', members: undefined },
    { name: 'ad group', members: ['A, b', null] },
  ]);
  expect(parseDimensions('"ad group"')).toEqual([{ name: 'ad group', members: undefined }]);
  expect(() => parseDimensions('channel=a,,b')).toThrow('a value is expected');
});

test('conditions that nobody controls stay as they are', () => {
  const where = parseWhere('country!=DE channel=search,social device=phone channel=social,email');
  const { chosen, kept } = splitWhere(where, ['channel', 'country']);
  expect(chosen).toEqual(new Map([['channel', ['social']]]));
  expect(withChoice(kept, new Map(chosen).set('channel', ['email', null]))).toBe(
    'country!=DE device=phone channel=email,""',
  );
  expect(withChoice(kept, new Map([['channel', []]]))).toBe('country!=DE device=phone');
});
