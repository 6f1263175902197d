import { didYouMean, KpiError } from '@kpi-elements/core';

/** What `kpi-elements serve` was told. */
export interface ServeFlags {
  readonly file: string;
  readonly measures?: string;
  readonly dimensions?: string;
  readonly date?: string;
  readonly dateFormat?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly name?: string;
  readonly host: string;
  readonly port: number;
  readonly origins: readonly string[];
}

/** Flags and what they say, as the attributes of `<kpi-source>` do where they have the same name. */
const FLAGS: Readonly<Record<string, string>> = {
  measures: 'cost:spend clicks revenue: recognised by their headers',
  dimensions: 'channel campaign:utm_campaign: every column of text',
  date: 'the column that says when: the first of dates',
  'date-format': 'M/D/YYYY: recognised',
  'time-zone': 'of clock times that name none: Europe/Berlin',
  currency: 'ISO 4217 code of all money',
  name: 'of the source: that of the file',
  host: 'address to listen on: 127.0.0.1',
  port: '8080; 0 for any that is free',
  origin: 'pages that may ask, besides those of this server: https://portal.example.com',
};

/** What the command line looks like. */
export const usage: string = [
  'kpi-elements serve <file.csv | .parquet | .json> [flags]',
  '',
  ...Object.entries(FLAGS).map(([flag, says]) => `  --${flag.padEnd(12)} ${says}`),
].join('\n');

/** Reads the words behind `serve`. A flag takes all words up to the next one. Throws `wrong_arguments`. */
export function readServeFlags(words: readonly string[]): ServeFlags {
  const files: string[] = [];
  const flags: Record<string, string> = {};
  let flag: string | undefined;
  for (const word of words) {
    if (word.startsWith('--')) {
      const [name, ...value] = word.slice(2).split('=');
      if (!Object.hasOwn(FLAGS, name!)) throw unknownFlag(name!);
      flag = name!;
      flags[flag] = value.join('=');
    } else if (flag === undefined) files.push(word);
    else flags[flag] = `${flags[flag]} ${word}`.trim();
  }
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    throw new KpiError('wrong_arguments', `serve takes one file.\nWrite it first: ${usage.split('\n')[0]}.`);
  }
  const port = Number(flags['port'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new KpiError('wrong_arguments', `Port "${flags['port']}" is none.\nGive a number up to 65535.`);
  }
  const { measures, dimensions, date, currency, name } = flags;
  return {
    file,
    port,
    host: flags['host'] ?? '127.0.0.1',
    origins: flags['origin']?.split(' ').filter(Boolean) ?? [],
    ...(measures !== undefined && { measures }),
    ...(dimensions !== undefined && { dimensions }),
    ...(date !== undefined && { date }),
    ...(flags['date-format'] !== undefined && { dateFormat: flags['date-format'] }),
    ...(flags['time-zone'] !== undefined && { timeZone: flags['time-zone'] }),
    ...(currency !== undefined && { currency }),
    ...(name !== undefined && { name }),
  };
}

function unknownFlag(name: string): KpiError {
  const known = Object.keys(FLAGS);
  const wayOut = `The flags are ${known.map((flag) => `--${flag}`).join(', ')}.`;
  return new KpiError('wrong_arguments', `There is no flag "--${name}".\n${didYouMean(name, known, wayOut)}`);
}
