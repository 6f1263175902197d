import { KpiError } from '@kpi-elements/core';
import { serve } from './serve.ts';
import { readServeFlags, usage } from './serve-flags.ts';

/** Where a command writes. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

const terminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

/** Runs a command line and gives its exit code. `serve` goes on after that. */
export async function main(words: readonly string[], { out, error }: Terminal = terminal): Promise<number> {
  const [command, ...rest] = words;
  if (command !== 'serve' || rest.includes('--help')) {
    const asked = command === undefined || command === 'help' || words.includes('--help');
    (asked ? out : error)(asked ? usage : `There is no command "${command}".\n${usage}`);
    return asked ? 0 : 1;
  }
  try {
    const flags = readServeFlags(rest);
    const { address, snippet } = await serve(flags);
    out(`"${flags.file}" is served at ${address}\n\nIn your own page:\n\n${snippet}\n\nCtrl+C ends it.`);
    return 0;
  } catch (failure) {
    error(failure instanceof KpiError ? failure.message : String(failure));
    return 1;
  }
}
