import { expect, test } from 'vitest';
import { formatTime } from './format-time.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test('an instant is shown by the clock of its time zone, as the locale writes it', () => {
  expect(plain(formatTime('2026-07-31T07:30:00Z', 'en', 'Europe/Berlin'))).toBe('Jul 31, 2026, 9:30 AM');
  expect(plain(formatTime('2026-07-31T07:30:00Z', 'de', 'Asia/Kolkata'))).toBe('31.07.2026, 13:00');
});

test('what is no instant is empty', () => {
  expect(formatTime('', 'en')).toBe('');
});
