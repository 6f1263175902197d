import { css } from 'lit';

/** A panel in the top layer: below its button where browsers can place it, else in the middle of the window. */
export default css`
  .panel {
    box-sizing: border-box;
    max-inline-size: calc(100vw - 2rem);
    max-block-size: min(36rem, 100vh - 2rem);
    overflow: auto;
    overflow-wrap: break-word;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 18%);
    text-align: start;
  }
  .panel:focus-visible {
    outline: none;
  }
  @supports (position-area: block-end) {
    .panel-button:has(+ .panel:popover-open) {
      anchor-name: --panel;
    }
    .panel {
      position-anchor: --panel;
      position-area: self-block-end span-self-inline-start;
      position-try-fallbacks:
        flip-inline,
        flip-block,
        flip-block flip-inline;
      inset: auto;
      margin: calc(var(--_space) * 1.5) 0;
    }
  }
`;
