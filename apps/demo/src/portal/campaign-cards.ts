import { campaigns, isRunning } from '../data/campaigns.ts';
import { lastDay } from '../data/days.ts';

/** Fills a box with one line for each campaign that runs, all of the KPI that the box names. */
export function drawCampaignCards(box: HTMLElement): void {
  const running = campaigns.filter((campaign) => isRunning(campaign, lastDay));
  box.replaceChildren(
    ...running.map(({ name }) => {
      const card = document.createElement('kpi-card');
      card.kpi = box.dataset['campaigns'];
      card.label = name;
      card.where = `campaign="${name}"`;
      card.layout = 'row';
      card.withoutBenchmark = card.withoutTarget = card.withoutMath = true;
      return card;
    }),
  );
}
