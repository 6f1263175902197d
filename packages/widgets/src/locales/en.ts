import { english } from '@kpi-elements/core';
import type { Strings } from './strings.ts';

const en: Strings = {
  locale: english,
  loading: 'Loading',
  refreshing: 'Updating',
  failed: 'This cannot be shown.',
  retry: 'Try again',
  versus: (value, period) => `vs ${value} · ${period}`,
  asOf: (time) => `As of ${time}`,
  stale: (time) => `Not updated since ${time}`,
  notes: {
    timeless: 'source without dates',
    sampled: 'estimated from a sample',
    thresholded: 'small groups are left out',
    truncated: 'some rows are left out',
  },
  assumed: (filter) => `source taken as ${filter}`,
  math: 'How it is calculated',
  export: 'Export',
  clauses: (list) => list.join(', '),
};

export default en;
