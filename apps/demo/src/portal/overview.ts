import { byId } from './page.ts';

/** The controls of the page on paid advertising. Its cards hear of them through the scope's `period`. */
export function startOverview(): void {
  const period = byId('period', HTMLSelectElement);
  const rescope = () => document.querySelector('kpi-scope')?.setAttribute('period', period.value);
  period.addEventListener('change', rescope);
  rescope();

  byId('last-week', HTMLButtonElement).addEventListener('click', () => {
    period.value = 'last_7_days';
    rescope();
  });
  byId('print', HTMLButtonElement).addEventListener('click', () => window.print());
}
