import { css } from 'lit';

/** What all elements share: the frame, the states, and text that only screen readers get. */
export default css`
  :host {
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: 16rem;
    min-inline-size: 7.5rem;
    color: var(--_text);
    font: var(--_size) / 1.4 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .base {
    box-sizing: border-box;
    block-size: 100%;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4) calc(var(--_space) * 5);
    overflow-wrap: anywhere;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
  }
  .head,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  .label {
    flex: 1 1 0;
    min-inline-size: min(6rem, 100%);
    font-weight: 500;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.925em;
  }
  .state {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: calc(var(--_space) * 2);
    color: var(--_muted);
  }
  .fact {
    margin: 0;
    color: var(--_text);
    white-space: pre-line;
  }
  .notice {
    color: var(--_caution);
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
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .skeleton {
    color: transparent;
    border-radius: 0.35em;
    background: var(--_sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
    user-select: none;
  }
  .base[aria-busy='true'] .body:not(.waiting) {
    opacity: 0.6;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
  @media print {
    .base {
      break-inside: avoid;
    }
    button {
      display: none;
    }
  }
`;
