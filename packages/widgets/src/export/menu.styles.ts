import { css } from 'lit';

/** A list of things to do. */
export default css`
  .export {
    min-inline-size: 11rem;
    padding: calc(var(--_space) * 1.5);
  }
  .export ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .export button {
    inline-size: 100%;
    min-block-size: 2rem;
    padding-inline: calc(var(--_space) * 2.5);
    background: none;
    border: 0;
    text-align: start;
  }
  .export button:hover {
    background: var(--_sunken);
  }
  .export p {
    margin: 0;
    padding-inline: calc(var(--_space) * 2.5);
    color: var(--_better);
  }
`;
