import type { ControlsWords } from './words.ts';

const en: ControlsWords = {
  controls: 'What is shown',
  period: 'Period',
  dates: 'Between two dates',
  from: 'From',
  to: 'To',
  compare: 'Compared with',
  all: 'All',
  chosen: (count) => `${count} chosen`,
  unnamed: '(not set)',
  find: 'Find',
  reading: 'Loading',
  unread: 'The list cannot be read.',
  none: 'Nothing to choose from.',
  clear: 'Clear',
  clearAll: 'Clear filters',
  dimensions: {},
};

export default en;
