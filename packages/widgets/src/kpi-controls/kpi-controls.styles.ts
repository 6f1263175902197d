import { css } from 'lit';

/** Narrow first: one control below the other. Room puts them in a row. */
export default css`
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: calc(var(--_space) * 3);
  }
  .waiting {
    visibility: hidden;
  }
  .field {
    display: grid;
    flex: 1 0 100%;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .name {
    color: var(--_muted);
    font-size: calc(12em / 13);
  }
  select,
  input:not([type='checkbox']),
  button {
    box-sizing: border-box;
    min-inline-size: 0;
    min-block-size: 2rem;
    padding-inline: calc(var(--_space) * 2.5);
    font: inherit;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) / 2);
  }
  select,
  button,
  .member {
    cursor: pointer;
  }
  select {
    appearance: none;
    inline-size: 100%;
    padding-inline-end: calc(var(--_space) * 7);
    text-overflow: ellipsis;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  select:hover,
  button:hover,
  input:hover {
    background: var(--_sunken);
  }
  .menu {
    display: grid;
    align-items: center;
  }
  .menu > * {
    grid-area: 1 / 1;
  }
  .icon {
    flex: none;
    justify-self: end;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .menu .icon {
    margin-inline-end: calc(var(--_space) * 2.5);
  }
  .filter {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    text-align: start;
  }
  .choice {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chosen {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .chosen .choice {
    font-weight: 500;
  }
  .quiet {
    padding-inline: calc(var(--_space) * 1.5);
    color: var(--_accent);
    background: none;
    border-color: transparent;
  }
  .panel {
    inline-size: 16rem;
    padding: calc(var(--_space) * 3);
    position-area: self-block-end span-self-inline-end;
  }
  .panel:popover-open {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .panel-header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline-start: calc(var(--_space) * 1.5);
    font-weight: 600;
  }
  .panel-header .quiet {
    min-block-size: 1.5rem;
  }
  .panel-header .quiet:disabled {
    visibility: hidden;
  }
  .members {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .member {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2.5);
    min-block-size: 1.75rem;
    padding-inline: calc(var(--_space) * 1.5);
    border-radius: calc(var(--_radius) / 3);
  }
  .member:hover {
    background: var(--_sunken);
  }
  .member span {
    min-inline-size: 0;
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  .note,
  .error {
    margin: 0;
    padding-inline: calc(var(--_space) * 1.5);
    color: var(--_muted);
  }
  .error {
    color: var(--_worse);
    /* A sign below another one says where it is. */
    font-family: ui-monospace, monospace;
    white-space: pre-wrap;
  }
  @container (inline-size >= 17rem) {
    .field {
      flex: 1 1 8rem;
    }
  }
  @container (inline-size >= 34rem) {
    .field {
      flex: 0 1 11rem;
    }
    .date {
      flex-basis: 9rem;
    }
  }
  @media print {
    .room {
      display: none;
    }
  }
`;
