import type { ReviewWords } from './words.ts';

const en: ReviewWords = {
  tooMany: (count, most) => ({
    sentence: `${count} primary KPIs are too many to act on.`,
    wayOut: `Keep the ${most} that decide, and move the others to context.`,
  }),
  tooFew: (count, least) => ({
    sentence: `${count === 1 ? '1 primary KPI shows' : `${count} primary KPIs show`} only a part of the picture.`,
    wayOut: `Have at least ${least}: add what the same goal is also judged by.`,
  }),
  oneHorizon: {
    short: {
      sentence: 'Every KPI here is short-term; none shows what lasts.',
      wayOut: 'Add a long-term one, such as customer lifetime value or brand searches.',
    },
    long: {
      sentence: 'Every KPI here is long-term; none shows what recent work brings.',
      wayOut: 'Add a short-term one, such as conversion rate or organic clicks.',
    },
  },
  costWithoutValue: (cost, value) => ({
    sentence: `${cost} says what you pay, not what you get for it: ${value} is missing.`,
    wayOut: `Put ${value} beside it, so that cheap is not taken for good.`,
  }),
  trafficWithoutOutcome: (volumes) => ({
    sentence: `Traffic is not success: nothing here says what came of ${volumes}.`,
    wayOut: 'Add a rate or an outcome, such as conversion rate or revenue.',
  }),
  reviewOverdue: ({ last, due, owner }) => ({
    sentence: due
      ? `The last review was on ${last}; the next was due on ${due}.`
      : 'Reviews are planned, and none has been noted.',
    wayOut: `${owner ? `Ask ${owner} to go` : 'Go'} through it with the team: keep, replace or drop each KPI.`,
  }),
  noFreshData: (kpis) => ({
    sentence: `There are no fresh data for ${kpis}.`,
    wayOut: 'Repair the source, or take it off until data arrive again.',
  }),
  lastData: (kpi, date) => `${kpi} (${date ? `last on ${date}` : 'none at all'})`,
};

export default en;
