import { expect, test } from 'vitest';
import { refused } from './refusal.ts';

const url = new URL('https://ads.example/v2/report?key=12345678');

test('an answer that calls itself good and is none is a refusal without a status', () => {
  const error = refused(
    'ads',
    { code: 'source_said_no', message: 'Invalid advertiser' },
    { status: 200, url },
  );
  expect(error.message).toBe(
    'Source "ads" refused at https://ads.example/v2/report: Invalid advertiser.\n' +
      'Change what is asked, or the options of the source.',
  );
  expect(error).toMatchObject({ code: 'source_said_no', source: 'ads', retryable: false });
});

test('what the system says of trying again holds', () => {
  expect(refused('ads', { code: 'source_said_no', retryable: true, retryAfter: 5 })).toMatchObject({
    retryable: true,
    retryAfter: 5,
    message: expect.stringContaining('Source "ads" refused.\n'),
  });
});

test('long words are cut, and a full stop is not doubled', () => {
  const lines = (message: string) => refused('ads', { code: 'source_failed', message }).message.split('\n');
  expect(lines('x'.repeat(1000))[0]).toHaveLength('Source "ads" refused: .'.length + 300);
  expect(lines('No access.')[0]).toBe('Source "ads" refused: No access.');
});
