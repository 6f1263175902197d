import { css } from 'lit';

/**
 * Roles as private aliases at the host: what the page set, else the default that `tokens.css` writes down.
 * Stylesheets of elements use only these. All text is set in sizes of one scale, written as parts of that of plain text,
 * which is 13: 12 13 14 16 18 20 24 28 32 40 56 80 96.
 * And the room, the box that holds the picture.
 */
export default css`
  :host {
    display: block;
    min-inline-size: 7.5rem;
    --_surface: var(--kpi-surface, light-dark(#ffffff, #15181e));
    --_sunken: var(--kpi-surface-sunken, light-dark(#f4f5f7, #232831));
    --_border: var(--kpi-border, light-dark(#e3e6eb, #303641));
    --_text: var(--kpi-text, light-dark(#14171d, #eef0f4));
    --_muted: var(--kpi-text-muted, light-dark(#596273, #a0a9b8));
    --_accent: var(--kpi-accent, light-dark(#4653d1, #98a2ff));
    --_better: var(--kpi-color-better, light-dark(#0f7347, #4dc98f));
    --_worse: var(--kpi-color-worse, light-dark(#bd2a2a, #ff8f88));
    --_neutral: var(--kpi-color-neutral, light-dark(#596273, #a0a9b8));
    --_caution: var(--kpi-color-caution, light-dark(#8a5300, #f2bd5c));
    --_series: var(--kpi-series-1, var(--_accent));
    --_font: var(--kpi-font, ui-sans-serif, system-ui, sans-serif);
    --_size: var(--kpi-font-size, 0.8125rem);
    --_radius: var(--kpi-radius, 0.75rem);
    --_space: var(--kpi-space, 0.25rem);
    --_shadow: var(--kpi-shadow, 0 1px 2px rgb(0 0 0 / 4%));
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  /*
   * What the picture depends on is not the host's, because styles of the page win over those of the host. What the page
   * hands down says whether the picture is lit, seen, used and printed, how smooth text is, and in which language; nothing
   * else of how it looks.
   */
  .room {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    cursor: inherit;
    pointer-events: inherit;
    -webkit-user-select: inherit;
    print-color-adjust: inherit;
    text-rendering: inherit;
    -webkit-font-smoothing: inherit;
    -webkit-text-size-adjust: inherit;
    -webkit-locale: inherit;
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: 16rem;
    color: var(--_text);
    font: var(--_size) / 1.4 var(--_font);
  }
  span {
    unicode-bidi: plaintext;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
    }
  }
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas;
      --_text: CanvasText;
      --_border: CanvasText;
      --_muted: CanvasText;
      --_better: CanvasText;
      --_worse: CanvasText;
      --_neutral: CanvasText;
      --_caution: CanvasText;
      --_accent: Highlight;
      --_series: Highlight;
      --_sunken: Canvas;
    }
  }
  @media print {
    :host {
      color-scheme: light;
      --_shadow: none;
    }
  }
`;
