import { about, marks, takeAway } from '../../src/marks/icons.ts';

/** An icon as all subjects but ours draw it. */
export const icon = (path: string, name = ''): string =>
  `<svg class="icon ${name}" viewBox="0 0 12 12" aria-hidden="true"><path d="${path}"></path></svg>`;

const button = (name: string, path: string) =>
  `<button class="icon-button" aria-label="${name}" title="${name}">${icon(path)}</button>`;

/** The box of a card or a gauge around its body, with the class names of ours: the same stylesheets fit. */
export const boxed = (look: string, body: string): string => `
  <div class="floor"><div class="room">
    <div class="base ${look} ready">
      <div class="header">
        <div class="names"><div class="label name-text"></div><div class="period small"><span></span></div></div>
        <div class="actions">${button('How it is calculated', about)}${button('Export', takeAway)}</div>
      </div>
      ${body}
      <div class="footer small"><span class="item as-of"></span></div>
    </div>
  </div></div>
`;

export const changes = `
  <div class="changes">
    <div class="change">
      <span class="badge">${icon('', 'arrow')}<span class="amount"></span></span>
      <span class="verdict">${icon(marks.better, 'mark')}<span class="word"></span></span>
      <span class="versus small"></span>
    </div>
  </div>
`;

export const target = `
  <div class="target">
    <span class="share"></span>
    <span class="small"><span class="status"></span><span class="to-go"></span></span>
  </div>
`;
