import { css } from 'lit';

/**
 * Narrow first: one column, compact numbers. Room brings the full number, then the sparkline beside it. Sizes grow in
 * steps: browsers style everything again for a unit of the container when text changes.
 */
export default css`
  .body {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
  }
  .value {
    --_step: 0.5625;
    font-size: calc(var(--kpi-card-value-size, calc(32em / 13)) * var(--_step));
    font-weight: 600;
    line-height: 1.15;
    letter-spacing: -0.02em;
  }
  .card .target,
  .big .target {
    margin-block: var(--_space) calc(var(--_space) * 1.5);
  }
  .progress {
    flex: 1 0 100%;
    block-size: var(--_space);
    border-radius: 1em;
    background: var(--_sunken);
    fill: var(--_series);
  }
  .missed .progress {
    fill: var(--_worse);
  }
  @media (forced-colors: active) {
    .progress {
      outline: 1px solid CanvasText;
    }
  }
  .sparkline {
    margin-block-start: auto;
    inline-size: 100%;
    block-size: var(--kpi-card-sparkline-height, 2.75rem);
    overflow: visible;
    color: var(--_series);
  }

  @container (inline-size < 11rem) {
    .benchmark {
      display: none;
    }
  }
  @container (inline-size >= 9rem) {
    .value {
      --_step: 0.625;
    }
  }
  @container (inline-size >= 11rem) {
    .value {
      --_step: 0.75;
    }
  }
  @container (inline-size >= 15rem) {
    .value {
      --_step: 0.875;
    }
  }
  @container (inline-size >= 22rem) {
    .value {
      --_step: 1;
    }
  }
  @container (inline-size >= 40rem) {
    .card .body {
      display: grid;
      grid-template-columns: minmax(0, 24rem) minmax(32%, 1fr);
      grid-auto-rows: min-content;
      column-gap: calc(var(--_space) * 8);
    }
    .card .body > * {
      grid-column: 1;
    }
    .card .sparkline {
      grid-area: 1 / 2 / span 4;
      block-size: 0;
      min-block-size: 100%;
    }
  }

  .row {
    gap: calc(var(--_space) * 2) calc(var(--_space) * 6);
    padding-block: calc(var(--_space) * 3);
  }
  .row .body {
    flex: none;
    flex-flow: row wrap;
    align-items: center;
    gap: inherit;
  }
  .row .value {
    flex: none;
    font-size: calc(20em / 13);
  }
  .row .sparkline {
    order: -1;
    margin: 0;
    inline-size: 9rem;
    block-size: 2rem;
  }
  .row .target {
    inline-size: 14rem;
  }
  @container (inline-size < 30rem) {
    .row .badge .full {
      display: none;
    }
    .row .badge .compact {
      display: inline;
    }
  }
  @container (inline-size >= 30rem) {
    .row {
      display: grid;
      grid-template-columns: minmax(11rem, 1fr) minmax(0, auto);
      align-items: center;
    }
    .row .body {
      flex-wrap: nowrap;
    }
    .row .value {
      min-inline-size: 6rem;
      text-align: end;
    }
    .row .footer {
      grid-column: 1 / -1;
    }
  }
  @container (inline-size >= 46rem) {
    .row .changes {
      min-inline-size: 14rem;
    }
  }
  @container (inline-size < 46rem) {
    .row .sparkline {
      display: none;
    }
  }
  @container (inline-size >= 66rem) {
    .row {
      grid-template-columns: minmax(13rem, 1fr) minmax(0, auto);
    }
  }
  @container (inline-size < 66rem) {
    .row .target,
    .row .benchmark,
    .row .as-of {
      display: none;
    }
  }

  .big .label {
    font-size: calc(18em / 13);
  }
  .big .value {
    font-size: calc(32em / 13 * var(--_step));
  }
  .big .changes {
    font-size: calc(16em / 13);
  }
  .big .changes .small {
    font-size: calc(14em / 16);
  }
  .big .sparkline {
    block-size: calc(var(--kpi-card-sparkline-height, 2.75rem) * 1.5);
  }
  @container (inline-size >= 15rem) {
    .big .value {
      --_step: 1.25;
    }
  }
  @container (inline-size >= 22rem) {
    .big .value {
      --_step: 1.75;
    }
  }
  @container (inline-size >= 34rem) {
    .big .value {
      --_step: 2.5;
    }
    .big .target {
      font-size: calc(16em / 13);
    }
    .big .target .small {
      font-size: calc(14em / 16);
    }
  }
  .big .value .long {
    display: none;
  }
  .big .value .long + .compact {
    display: inline;
  }
  @container (inline-size < 60rem) {
    .row .value .long,
    .big .value .full {
      display: none;
    }
    .row .value .long + .compact,
    .big .value .compact {
      display: inline;
    }
  }
  @container (inline-size >= 60rem) {
    .big .label {
      font-size: calc(24em / 13);
    }
    .big .value {
      --_step: 3;
    }
    .big .changes,
    .big .target {
      font-size: calc(20em / 13);
    }
    .big .changes .small,
    .big .target .small {
      font-size: calc(16em / 20);
    }
  }

  .absent .body {
    display: contents;
  }
  .absent .changes,
  .absent .target {
    order: 1;
  }
  .absent .footer {
    order: 2;
  }
`;
