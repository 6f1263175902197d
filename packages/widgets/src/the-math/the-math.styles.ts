import { css } from 'lit';

/** A panel to read in. */
export default css`
  .math {
    inline-size: min(26rem, 100vw - 2rem);
    padding: calc(var(--_space) * 5);
  }
  /* At the bottom of a telephone, where thumbs are. */
  @media (width < 30rem) {
    .panel.math {
      position-area: none;
      inset: auto 1rem 1rem;
      inline-size: auto;
      margin: 0;
    }
  }
  .math :is(p, li, dd) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .math b {
    unicode-bidi: plaintext;
  }
  .math-header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    font-weight: 600;
  }
  .math p,
  .math dl,
  .math dd,
  .math ul {
    margin: 0;
  }
  .math:popover-open {
    display: grid;
    gap: calc(var(--_space) * 3);
  }
  .math-question {
    color: var(--_muted);
  }
  .equation {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 2.5);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    background: var(--_sunken);
    border-radius: calc(var(--_radius) / 2);
  }
  .term {
    display: inline-flex;
    flex-direction: column;
  }
  .result {
    display: flex;
    gap: inherit;
  }
  .term b,
  .sign {
    font-size: calc(16em / 13);
    font-weight: 600;
  }
  .sign,
  .term small {
    color: var(--_muted);
    font-weight: 400;
  }
  .term small {
    font-size: calc(12em / 13);
  }
  .result b {
    color: var(--_accent);
  }
  .math dt {
    color: var(--_muted);
  }
  .math dl:not(.small) dt {
    font-size: calc(12em / 13);
  }
  .math dd + dt {
    margin-block-start: calc(var(--_space) * 3);
  }
  .math ul {
    padding-inline-start: 1.1em;
  }
  .math .effects {
    padding: 0;
    list-style: none;
  }
  .effects li {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
  }
  .effects b {
    font-weight: 500;
  }
  .effects li:last-child {
    margin-block-start: var(--_space);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .guard + .guard::before {
    content: ' · ';
  }
  .math-facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }
`;
