import { css } from 'lit';

/** Narrow first: stages below each other with a bar each. Room puts them side by side, above one picture. */
export default css`
  .body {
    flex: 1 1 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
  }
  .actions {
    --_buttons: 1;
  }
  .stages {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .stage {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 3);
  }
  .stage-name,
  .stage-name .select {
    color: var(--_muted);
    font-weight: 500;
  }
  .select {
    min-block-size: 1.5rem;
  }
  .select::after {
    inset: calc(var(--_space) * -1.5);
  }
  .number {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
  }
  .value {
    font-size: calc(18em / 13);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .bar,
  .rates {
    grid-column: 1 / -1;
  }
  .bar {
    inline-size: 100%;
    block-size: 0.75rem;
    margin-block: calc(var(--_space) / 2) var(--_space);
    background: color-mix(in srgb, var(--_text) 5%, transparent);
  }
  .bar:dir(rtl),
  .flow:dir(rtl) {
    transform: scaleX(-1);
  }
  .front {
    fill: var(--_series);
  }
  .ground {
    fill: color-mix(in srgb, var(--_series) 14%, transparent);
  }
  .behind {
    fill: color-mix(in srgb, var(--_text) 16%, transparent);
  }
  .rates,
  .losses {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
  }
  .losses > :empty {
    display: none;
  }
  .step {
    color: var(--_text);
    font-weight: 500;
  }
  .step.caution {
    color: var(--_caution);
  }
  .flow {
    display: none;
    inline-size: 100%;
    block-size: var(--kpi-funnel-height, 10rem);
  }
  .earlier {
    display: flex;
    align-items: baseline;
  }
  .swatch {
    flex: none;
    inline-size: 0.75em;
    block-size: 0.75em;
    margin-inline-end: 0.5em;
    background: color-mix(in srgb, var(--_text) 16%, transparent);
  }
  @media (forced-colors: active) {
    .behind {
      fill: GrayText;
    }
    .swatch {
      background: GrayText;
      forced-color-adjust: none;
    }
  }

  @container (inline-size < 19rem) {
    .stage {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .value .full {
    display: inline;
  }
  /* What there is no room for is told all the same. */
  @container (inline-size < 28rem) {
    .value .long {
      position: absolute;
      inline-size: 1px;
      overflow: clip;
      opacity: 0;
      white-space: nowrap;
    }
  }
  @container (inline-size < 15rem) {
    .value .full,
    .losses,
    .time,
    .overall {
      position: absolute;
      inline-size: 1px;
      overflow: clip;
      opacity: 0;
      white-space: nowrap;
    }
  }
  @container (inline-size < 11rem) {
    .stage .badge {
      position: absolute;
      inline-size: 1px;
      overflow: clip;
      opacity: 0;
      white-space: nowrap;
    }
  }
  @container (inline-size >= 40rem) {
    .stages {
      grid-auto-flow: column;
      grid-template-rows: repeat(3, auto);
      grid-auto-columns: minmax(0, 1fr);
      gap: 0;
    }
    .stage {
      grid-row: span 3;
      grid-template: subgrid / minmax(0, 1fr);
      padding-inline-end: calc(var(--_space) * 3);
    }
    .stage-name {
      align-self: end;
    }
    .number {
      flex-direction: column;
      align-items: flex-start;
    }
    .select::after {
      inset-inline-end: var(--_space);
    }
    .rates,
    .losses {
      flex-direction: column;
      align-items: flex-start;
    }
    .rates {
      margin-block-start: var(--_space);
    }
    .stages .bar {
      display: none;
    }
    .flow {
      display: block;
    }
  }
  @container (inline-size >= 60rem) {
    .number {
      flex-direction: row;
      align-items: center;
    }
    .value {
      font-size: calc(20em / 13);
    }
  }
  @container (inline-size >= 70rem) {
    .value {
      font-size: calc(24em / 13);
    }
  }
`;
