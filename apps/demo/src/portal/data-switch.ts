import type { Origin } from '../sources/open-source.ts';
import { byId } from './page.ts';
import { recall, remember } from './settings.ts';

/** Lets the reader choose where the data come from. Calls `open` at the start, and with every other choice. */
export async function startDataSwitch(open: (origin: Origin) => void): Promise<void> {
  const group = byId('data-from', HTMLFieldSetElement);
  const choices = [...group.querySelectorAll('input')];
  const choose = (origin: string) => {
    for (const choice of choices) choice.checked = choice.value === origin;
    open(origin as Origin);
  };
  group.addEventListener('change', ({ target }) => {
    const { value } = target as HTMLInputElement;
    remember('data-from', value);
    open(value as Origin);
  });

  const last = recall('data-from') ?? 'page';
  if (last !== 'server') choose(choices.some(({ value }) => value === last) ? last : 'page');
  const { ready, reason = '' } = await askServer();
  for (const choice of choices) if (choice.value === 'server') choice.disabled = !ready;
  byId('no-server', HTMLElement).hidden = ready;
  byId('no-server-reason', HTMLElement).textContent = reason;
  if (last === 'server') choose(ready ? last : 'page');
}

/** Whether there is a KPI server beside the page, or why not, in English, for whoever runs the demo. */
async function askServer(): Promise<{ readonly ready: boolean; readonly reason?: string }> {
  try {
    const answer = await fetch(new URL('kpi', document.baseURI));
    return await answer.json();
  } catch {
    return { ready: false };
  }
}
