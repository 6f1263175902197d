import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

/** What `pnpm new` says when it refuses. */
async function refusal(words: string): Promise<string> {
  const args = [join(root, 'scripts/new.mjs'), ...words.split(' ').filter(Boolean)];
  const { stderr } = await promisify(execFile)(process.execPath, args).then(
    () => ({ stderr: 'It was made.' }),
    (error: { stderr: string }) => error,
  );
  return stderr.trim();
}

test.each([
  ['', '"" is nothing that can be new.\nWrite one of: pnpm new widget trend'],
  ['card x', '"card" is nothing that can be new.'],
  ['widget', '"" is no name in kebab-case.'],
  ['widget kpiTrend', '"kpiTrend" is no name in kebab-case.\nWrite lower-case letters'],
  ['widget card', '"packages/widgets/src/kpi-card/kpi-card.ts" is there already.\nChoose another name.'],
  ['widget kpi-card', '"packages/widgets/src/kpi-card/kpi-card.ts" is there already.'],
  ['widget kpi-change', '"change" is what all elements are made of.\nChoose another name than change,'],
  ['source Shop', '"Shop" is no name in kebab-case.'],
  ['source ../json', '"../json" is no name in kebab-case.'],
  ['source cube', '"packages/sdk/src/sources/cube.ts" is there already.'],
  ['kpi mail reply_rate', '"mail" is no category.\nThe categories are ai-search, customers, email,'],
  ['kpi email reply-rate', '"reply-rate" is no id in snake_case.'],
  ['kpi email cpc', '"cpc" is taken: "cpc" has that id, name or alias.'],
  ['kpi email cac', '"cac" is taken: "cpa" has that id, name or alias.'],
  ['kpi email emails_sent', '"emails_sent" is a measure.'],
])('pnpm new %s is refused, with the way out', async (words, said) => {
  expect(await refusal(words)).toContain(said);
});
