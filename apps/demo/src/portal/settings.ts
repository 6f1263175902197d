/** What a reader has chosen, kept from page to page where the browser allows it. */
export type Setting = 'language' | 'theme' | 'data-from';

const keyOf = (setting: Setting) => `northlight-${setting}`;

/** What was chosen last. */
export function recall(setting: Setting): string | undefined {
  try {
    return localStorage.getItem(keyOf(setting)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(setting: Setting, value: string): void {
  try {
    localStorage.setItem(keyOf(setting), value);
  } catch {
    // Then it holds for this page.
  }
}
