import { css } from 'lit';

/** Changes and targets, as all elements show them. */
export default css`
  .full {
    display: none;
  }
  .changes,
  .change,
  .target {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
  }
  .changes {
    flex-direction: column;
    align-items: flex-start;
    gap: calc(var(--_space) * 1.5);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    padding: 0 calc(var(--_space) * 1.5);
    border-radius: 0.75em;
    font-weight: 500;
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  .verdict {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
  }
  .better,
  .met .status,
  .on_track .status {
    color: var(--_better);
  }
  .worse,
  .missed .status {
    color: var(--_worse);
  }
  .at_risk .status {
    color: var(--_caution);
  }
  .same,
  .unclear,
  .none {
    color: var(--_neutral);
  }
  .icon {
    flex: none;
    inline-size: 0.75em;
    block-size: 0.75em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .target {
    justify-content: space-between;
  }
  @container (inline-size < 9rem) {
    .target {
      font-size: calc(12em / 13);
    }
    .target .small {
      font-size: inherit;
    }
  }
  @container (inline-size >= 15rem) {
    .full:not(.long) {
      display: inline;
    }
    .full:not(.long) + .compact {
      display: none;
    }
  }
  @container (inline-size >= 28rem) {
    .long {
      display: inline;
    }
    .long + .compact {
      display: none;
    }
  }
`;
