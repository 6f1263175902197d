import { css } from 'lit';

/** What all elements share: the frame, the states, and text that only screen readers get. */
export default css`
  .room {
    block-size: 100%;
    /* The same, laid out in one go. */
    block-size: stretch;
    /* What moves in one element is painted there and nowhere else. */
    contain: layout style;
    font-variant-numeric: tabular-nums;
  }
  .base {
    box-sizing: border-box;
    block-size: 100%;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4) calc(var(--_space) * 5);
    overflow-wrap: break-word;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
  }
  .header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }
  .names {
    min-inline-size: 0;
  }
  .actions {
    --_buttons: 2;
    /* With the margins of the buttons, 24 px from one middle to the next. */
    --_gap: 0.375rem;
    display: flex;
    flex: none;
    gap: var(--_gap);
  }
  /* Room for the buttons that come with the numbers. */
  [aria-busy='true'] .actions {
    min-inline-size: calc(var(--_buttons) * (1.15rem + var(--_gap)) - var(--_gap));
  }
  .label {
    font-weight: 500;
  }
  .small,
  .state {
    color: var(--_muted);
  }
  .small {
    font-size: calc(12em / 13);
  }
  .caution {
    color: var(--_caution);
  }
  .item,
  .state {
    display: inline-block;
  }
  .item,
  .fact,
  .fact + p {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .item::first-letter,
  .empty::first-letter {
    text-transform: uppercase;
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
  }
  .fact,
  .fact + p {
    margin: 0 0 calc(var(--_space) * 2);
    white-space: pre-line;
  }
  .fact {
    color: var(--_text);
  }
  button {
    font: inherit;
    color: inherit;
    min-block-size: 1.75rem;
    padding-inline: calc(var(--_space) * 3);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) / 2);
    cursor: pointer;
  }
  button:hover {
    background: var(--_sunken);
  }
  .icon-button,
  .select {
    padding: 0;
    background: none;
    border: 0;
  }
  .icon-button {
    display: grid;
    place-content: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    margin: -0.3rem;
    color: var(--_muted);
  }
  .icon-button:disabled {
    visibility: hidden;
  }
  .icon-button .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 1.2;
  }
  /* Above the label's button, which reaches over everything. */
  .header:has(.select) .actions {
    position: relative;
    z-index: 2;
  }
  .select {
    min-block-size: 0;
    text-align: start;
  }
  .select::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .select:hover::after {
    outline: 1px solid var(--_accent);
  }
  .select[aria-pressed='true']::after {
    outline: 2px solid var(--_accent);
  }
  ::slotted(*),
  .state {
    position: relative;
    z-index: 1;
  }
  .ghost {
    border-radius: 0.35em;
    background: color-mix(in srgb, var(--_text) 9%, transparent);
  }
  /* Thinner than the line, so that lines stay apart. */
  span.ghost {
    clip-path: inset(0.16em 0 round 0.35em);
  }
  .ghost span {
    visibility: hidden;
  }
  .refreshing {
    box-shadow: inset 0 2px var(--_accent);
  }
  .absent .body {
    flex: none;
  }
  .sr:not(:empty) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    /* Hidden would be a box that scrolls, for each of them. */
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (inline-size < 11rem) {
    .base {
      padding: calc(var(--_space) * 3);
      overflow-wrap: anywhere;
    }
    .actions {
      --_buttons: 1;
    }
    .export-button,
    .as-of {
      display: none;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (forced-colors: active) {
    .ghost {
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .ghost {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }
  @media print {
    .base {
      break-inside: avoid;
    }
    .actions,
    .retry {
      display: none;
    }
  }
`;
