import { expect, test } from 'vitest';
import { readQuery, writeQuery } from './query-state.ts';

const state = { period: '2026-01-01/2026-02-28', compare: 'previous_year', where: 'channel=search,"A & b"' };

test('what is written is read again', () => {
  const written = writeQuery('', '', state);
  expect(written).toBe(
    '?period=2026-01-01/2026-02-28&compare=previous_year&where=channel=search,%22A+%26+b%22',
  );
  expect(readQuery(written, '', ['channel'])).toEqual(state);
});

test('nothing else in the query is lost or written in another way', () => {
  const others = '?q=a%20b&flag&period=today&x=%C3%BC&ads-period=today';
  expect(writeQuery(others, '', { period: 'last_year' })).toBe(
    '?q=a%20b&flag&x=%C3%BC&ads-period=today&period=last_year',
  );
  expect(writeQuery('?period=today', '', {})).toBe('');
});

test('several controls keep their state side by side', () => {
  const both = writeQuery(writeQuery('', 'ads', { period: 'today' }), 'web', { period: 'last_year' });
  expect(both).toBe('?ads-period=today&web-period=last_year');
  expect(readQuery(both, 'ads', [])).toEqual({ period: 'today' });
});

test('a link cannot set what cannot be read, nor filter by what is not controlled', () => {
  const read = (search: string) => readQuery(search, '', ['channel']);
  expect(read('?period=lost_week&compare=whatever&where=channel')).toEqual({});
  expect(read('?where=country=DE+channel=a+channel!=b')).toEqual({ where: 'channel=a' });
});

test('an empty filter takes back what the page has chosen', () => {
  expect(writeQuery('', '', { where: '' })).toBe('?where=');
  expect(readQuery('?where=', '', ['channel'])).toEqual({ where: '' });
});
