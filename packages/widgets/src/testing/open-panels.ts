/** Opens every panel of an element, one after the other, as a click does. The last one stays open. */
export async function openPanels({ shadowRoot }: Element): Promise<void> {
  for (const button of shadowRoot?.querySelectorAll<HTMLElement>('.panel-button') ?? []) {
    button.click();
    await new Promise((resolve) => setTimeout(resolve));
  }
}
