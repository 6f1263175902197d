/** As CSS text, for a constructed style sheet. */
export const styles: string = `
  :host {
    display: block;
    color-scheme: light dark;
    padding: 1rem;
    font: 0.8125rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    color: light-dark(#1c2430, #e6e9ee);
    background: light-dark(#f7f8fa, #14181f);
  }
  h2 {
    margin: 1rem 0 0.25rem;
    font: 600 0.8125rem/1.4 system-ui, sans-serif;
  }
  h2:first-child {
    margin-block-start: 0;
  }
  p {
    margin: 0;
  }
  div {
    max-block-size: 18rem;
    overflow: auto;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.125rem 0.75rem 0.125rem 0;
    text-align: start;
    vertical-align: top;
    white-space: nowrap;
  }
  th {
    position: sticky;
    inset-block-start: 0;
    font-weight: 600;
    background: inherit;
    background-color: light-dark(#f7f8fa, #14181f);
  }
`;
