import { afterEach as checkAccess } from '@storybook/addon-a11y/preview';
import type { Preview } from '@storybook/web-components-vite';

type AfterEach = Extract<Preview['afterEach'], (...args: never) => unknown>;

const themes = ['light', 'dark'];
const directions = ['ltr', 'rtl'];

/**
 * Axe, with the same rules, in every theme and direction but the one that the story was drawn in. Both come from the box
 * that `preview.ts` draws around a story; nothing is drawn anew, so what a play opened stays open.
 */
export const checkOtherLooks: AfterEach = async (context) => {
  const { canvasElement, globals } = context;
  const box = canvasElement.querySelector<HTMLElement>('.look')!;
  const wear = (theme: string, direction: string) => {
    box.style.colorScheme = theme;
    box.dir = direction;
  };
  for (const theme of themes) {
    for (const direction of directions) {
      if (theme === globals['theme'] && direction === globals['direction']) continue;
      wear(theme, direction);
      try {
        await checkAccess(context);
      } catch (error) {
        throw new Error(`In the ${theme} theme, ${direction}: ${error}`, { cause: error });
      }
    }
  }
  wear(globals['theme'], globals['direction']);
};
