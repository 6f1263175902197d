import { parseWhere } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import { toggle } from './segment.ts';

const search = parseWhere('channel=search');

test.each([
  ['nothing', '', 'channel=search'],
  ['other dimensions, which stay', 'country=DE device!=tv', 'country=DE device!=tv channel=search'],
  ['another member, which gives way', 'channel=social country=DE', 'country=DE channel=search'],
  ['what is not to be, which stays', 'channel!=email', 'channel!=email channel=search'],
])('a segment is chosen beside %s', (_, where, next) => {
  expect(toggle(search, where)).toEqual({ isChosen: false, next });
});

test('a segment that is chosen is taken away, and nothing else', () => {
  expect(toggle(search, 'country=DE channel=search')).toEqual({ isChosen: true, next: 'country=DE' });
});

test('members are the same in any order, and fewer or more of them are others', () => {
  const two = parseWhere('channel=social,search');
  expect(toggle(two, 'channel=search,social').isChosen).toBe(true);
  expect(toggle(two, 'channel=search').isChosen).toBe(false);
  expect(toggle(search, 'channel=search,social')).toEqual({ isChosen: false, next: 'channel=search' });
});

test('a segment of several conditions is chosen when all of them hold, and goes as a whole', () => {
  const segment = parseWhere('channel=search country!=DE');
  expect(toggle(segment, 'channel=search')).toEqual({ isChosen: false, next: 'channel=search country!=DE' });
  expect(toggle(segment, 'country!=DE channel=search')).toEqual({ isChosen: true, next: '' });
});

test('the member without a name is a member', () => {
  const unnamed = [{ dimension: 'channel', op: 'in', values: [null] }] as const;
  const { next } = toggle(unnamed, 'channel=search');
  expect(toggle(unnamed, next)).toEqual({ isChosen: true, next: '' });
});
