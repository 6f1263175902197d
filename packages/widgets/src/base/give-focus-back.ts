/** For `beforetoggle`. Chromium forgets what had the focus before a panel, where that is in a shadow root. */
export function giveFocusBack({ newState, currentTarget }: ToggleEvent): void {
  const panel = currentTarget as HTMLElement;
  if (newState === 'open' || !panel.matches(':focus-within')) return;
  (panel.previousElementSibling as HTMLElement | null)?.focus();
}
