import type { Locator } from '@playwright/test';

/** The part of a reading that the tests check. */
interface Reading {
  readonly value: number | null;
  readonly comparisons: readonly { readonly value: number | null }[];
}

/** What a card shows as its value, and the reading behind it, once there is one. */
export async function readCard(card: Locator): Promise<Reading & { readonly text: string }> {
  const { value, comparisons } = await card.evaluate(
    (element: HTMLElement & { reading?: Reading }) =>
      element.reading ??
      new Promise<Reading>((resolve) =>
        element.addEventListener('kpi-ready', () => element.reading && resolve(element.reading)),
      ),
  );
  return { value, comparisons, text: await card.locator('[part~=value]').innerText() };
}
