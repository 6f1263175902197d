import { execFileSync } from 'node:child_process';
import { defaultCalendar } from '@kpi-elements/core';
import { dsvFormat } from 'd3-dsv';
import { csvSource } from '../src/sources/csv.ts';
import { adFile } from './ad-file.ts';
import { byHand } from './by-hand.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;
const { signal } = new AbortController();

/** Each takes the bytes of the file. All but d3-dsv's rows give typed columns. */
const subjects: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => unknown>> = {
  'by hand': (bytes) => byHand(bytes, ROWS),

  csvSource: (bytes) =>
    csvSource({
      file: new Blob([bytes]),
      date: 'Day',
      dimensions: { channel: 'Channel', campaign: 'Campaign' },
      measures: { impressions: 'Impressions', clicks: 'Clicks', cost: 'Spend' },
    }).fetch({ version: 1, ...defaultCalendar, slices: [] }, { signal }),

  'd3-dsv, rows of text': (bytes) => dsvFormat(',').parseRows(new TextDecoder().decode(bytes)),

  'd3-dsv, typed columns': (bytes) => {
    const days = new Int32Array(ROWS);
    const codes = [new Uint32Array(ROWS), new Uint32Array(ROWS)];
    const codeOf = [new Map<string, number>(), new Map<string, number>()];
    const amounts = [new Float64Array(ROWS), new Float64Array(ROWS), new Float64Array(ROWS)];
    dsvFormat(',').parseRows(new TextDecoder().decode(bytes), (row, index) => {
      if (index === 0) return null;
      days[index - 1] = Date.parse(row[0]!) / 86_400_000;
      codeOf.forEach((known, place) => {
        const text = row[1 + place]!;
        let code = known.get(text);
        if (code === undefined) known.set(text, (code = known.size));
        codes[place]![index - 1] = code;
      });
      amounts.forEach((amount, place) => (amount[index - 1] = Number(row[3 + place])));
      return null;
    });
    return [days, codes, codeOf, amounts];
  },
};

/**
 * A file of a million rows to typed columns: CPU time against a scanner written by hand for exactly this file,
 * and the peak memory of a process that does nothing else. Then the same file on a page.
 */
export async function bench(): Promise<void> {
  console.log(`\n${ROWS.toExponential()} rows, ${(adFile(ROWS).length / 1e6).toFixed(0)} MB`);
  for (const name of Object.keys(subjects)) {
    const run = `const { measure } = await import(${JSON.stringify(import.meta.url)}); await measure(${JSON.stringify(name)});`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', run], { stdio: 'inherit' });
  }
  // Not for the processes that are measured.
  const { benchPage } = await import('./csv-page.ts');
  await benchPage(adFile(ROWS));
}

/** Runs one subject in turn with the floor, in a process of its own. */
export async function measure(name: string): Promise<void> {
  const bytes = adFile(ROWS);
  const subject = subjects[name]!;
  const times: number[] = [];
  const ratios: number[] = [];
  await subject(bytes);
  const peak = process.resourceUsage().maxRSS / 1024;
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await timeOf(() => byHand(bytes, ROWS));
    const time = await timeOf(() => subject(bytes));
    times.push(time);
    ratios.push(time / floor);
  }
  const [time, ratio] = [times, ratios].map(median);
  console.log(
    `  ${name.padEnd(24)} ${time!.toFixed(0).padStart(6)} ms ${ratio!.toFixed(2).padStart(6)}× ${peak.toFixed(0).padStart(6)} MB`,
  );
}

async function timeOf(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
