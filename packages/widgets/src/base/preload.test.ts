import { css } from 'lit';
import { expect, test, vi } from 'vitest';
import { lazy } from './lazy.ts';
import { preload } from './preload.ts';

test('what was preloaded is neither fetched nor parsed when it is first drawn', async () => {
  const parse = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
  const style = css`
    .preloaded {
      color: red;
    }
  `;
  const pictures = lazy(() => Promise.resolve({ draws: true }));
  await preload({ elementStyles: [style] }, pictures);
  expect(parse).toHaveBeenCalledOnce();
  expect(style.styleSheet?.cssRules).toHaveLength(1);
  expect(parse).toHaveBeenCalledOnce();
  expect(pictures({ requestUpdate: () => {} })).toEqual({ draws: true });
  parse.mockRestore();
});
