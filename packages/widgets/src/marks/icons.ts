/** Paths on a box of 12, drawn with a stroke. */
export const arrows = {
  up: 'M2.5 9.5 9 3M4 3h5v5',
  down: 'M2.5 2.5 9 9M4 9h5V4',
  flat: 'M2 6h8M7 3l3 3-3 3',
} as const;

/** What a change means, for those who do not see colours. */
export const marks = {
  better: 'm2 6.5 3 3 5-6.5',
  worse: 'M6 2v4.5M6 9.5v.01',
  same: 'M2.5 4.5h7M2.5 7.5h7',
  unclear: 'M2 6c1.3-2.2 2.7-2.2 4 0s2.7 2.2 4 0',
  none: '',
} as const;

/** The value lies beyond the scale. */
export const beyond = 'm2 2 4 4-4 4M6 2l4 4-4 4';
/** On the button that tells more. */
export const about = 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10M6 5.6v2.9M6 3.4v.01';
/** On the button that closes. */
export const close = 'm2.5 2.5 7 7M9.5 2.5l-7 7';
/** On the button that opens a list. */
export const down = 'm2.5 4.5 3.5 3.5 3.5-3.5';
/** On the button that opens the ways to take something away. */
export const takeAway = 'M6 1.5v6.5M3.2 5.4 6 8.2l2.8-2.8M1.5 8.5v2h9v-2';
