import { css } from 'lit';

/** Narrow first: the dial above the facts. Room puts them beside it. The value grows in steps, as that of a card does. */
export default css`
  .body {
    flex: 1 1 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0 calc(var(--_space) * 8);
  }
  .gauge {
    position: relative;
    display: grid;
    justify-self: center;
    inline-size: min(100%, var(--kpi-gauge-size, 15rem));
  }
  .gauge:dir(rtl) .scale {
    transform: scaleX(-1);
  }
  .scale {
    display: block;
    inline-size: 100%;
  }
  .scale path {
    fill: none;
  }
  .track,
  .fill {
    stroke-width: var(--kpi-gauge-thickness, 9);
  }
  .track {
    stroke: var(--_track);
  }
  .fill {
    stroke: var(--_fill);
    fill: var(--_fill);
  }
  .gauge,
  .swatch {
    --_fill: var(--_series);
    --_track: color-mix(in srgb, var(--_text) 9%, transparent);
  }
  .gauge.better,
  .swatch.better,
  .range.better {
    --_fill: var(--_better);
  }
  .gauge.worse,
  .swatch.worse,
  .range.worse {
    --_fill: var(--_worse);
  }
  .gauge.caution,
  .swatch.caution,
  .range.caution {
    --_fill: var(--_caution);
  }
  .swatch.none,
  .range.none {
    --_fill: var(--_neutral);
  }
  .range {
    stroke: var(--_fill);
    stroke-width: 2.5;
  }
  .target-mark {
    stroke: var(--_text);
    stroke-width: 2;
  }
  .scale .previous-mark {
    fill: var(--_muted);
  }
  .beyond-mark {
    stroke: var(--_surface);
    stroke-width: 1.75;
  }
  .centre {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    text-align: center;
  }
  .radial .centre {
    padding-block-start: 8%;
  }
  .half .centre {
    place-content: end center;
  }
  .value {
    color: var(--_text);
    --_step: calc(16em / 13);
    --_part: 0.15;
    font-size: clamp(14em / 13, var(--_part) * var(--kpi-gauge-size, 15rem), var(--_step));
    font-weight: 600;
    line-height: 1.15;
    letter-spacing: -0.02em;
  }
  .half .value {
    --_part: 0.125;
  }
  .name {
    color: var(--_fill);
    font-weight: 500;
  }
  .ends {
    justify-self: center;
    box-sizing: border-box;
    display: flex;
    justify-content: space-between;
    inline-size: min(100%, var(--kpi-gauge-size, 15rem));
    min-block-size: 1.4em;
    margin-block-start: var(--_space);
  }
  .radial .ends {
    margin-block-start: calc(var(--_space) * -1);
    padding-inline: min(12%, 1.75rem);
  }
  .facts {
    display: grid;
    align-content: center;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 3);
  }
  .beside > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }
  .ranges {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ranges li {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 1.5);
  }
  .current {
    color: var(--_text);
    font-weight: 500;
  }
  .swatch {
    align-self: center;
    inline-size: 1em;
    block-size: 1em;
    border-radius: 50%;
    background: var(--_fill);
    stroke: var(--_surface);
    forced-color-adjust: none;
  }

  .linear .gauge,
  .linear .ends {
    inline-size: 100%;
  }
  .linear .centre {
    position: static;
    order: -1;
    display: flex;
    place-content: start;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
    margin-block-end: calc(var(--_space) * 2);
  }
  .linear .value {
    font-size: var(--_step);
  }
  .linear .scale {
    position: relative;
    block-size: var(--kpi-gauge-bar-height, 0.75rem);
  }
  .linear svg:not(.icon) {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .linear .track {
    border-radius: 0.25rem;
    background: var(--_track);
  }
  .linear .range {
    fill: color-mix(in srgb, var(--_fill) 22%, transparent);
    stroke: none;
  }
  .linear .fill {
    stroke: none;
  }
  .linear .range ~ .fill {
    transform: translateY(0.3px) scaleY(0.4);
  }
  .linear .marks {
    overflow: visible;
    transform: scaleY(1.6);
  }
  .linear .target-mark {
    stroke-width: 3;
  }
  .linear .previous-mark {
    stroke: var(--_muted);
    stroke-width: 2;
  }
  .linear .beyond-mark {
    position: absolute;
    inset-block: 0;
    left: auto;
    right: 0.125rem;
    display: flex;
    align-items: center;
    color: var(--_surface);
  }
  .linear .beyond-mark.min {
    left: 0.125rem;
    right: auto;
    transform: scaleX(-1);
  }

  @media (forced-colors: active) {
    .gauge {
      --_track: color-mix(in srgb, CanvasText 20%, Canvas);
    }
    .linear .track {
      outline: 1px solid CanvasText;
    }
  }
  @container (inline-size < 9rem) {
    .half .value {
      --_step: calc(14em / 13);
    }
  }
  @container (inline-size < 13rem) {
    .name {
      display: none;
    }
  }
  @container (inline-size < 11rem) {
    .bounds,
    .versus {
      display: none;
    }
  }
  @container (inline-size >= 11rem) {
    .value {
      --_step: calc(20em / 13);
    }
  }
  @container (inline-size >= 13rem) {
    .value {
      --_step: calc(24em / 13);
    }
  }
  @container (inline-size >= 15rem) {
    .value {
      --_step: calc(28em / 13);
    }
  }
  @container (inline-size >= 17rem) {
    .radial .value {
      --_step: calc(32em / 13);
    }
  }
  @container (inline-size >= 30rem) {
    .radial .body,
    .half .body {
      grid-template-columns: minmax(0, var(--kpi-gauge-size, 15rem)) minmax(0, 1fr);
    }
    .radial .facts,
    .half .facts {
      grid-area: 1 / 2 / span 2;
      margin: 0;
    }
    .target {
      justify-content: flex-start;
    }
  }
`;
