import type { LitElement } from 'lit';

/**
 * Gives the focus back to what had it inside an element that is moved: there the browser takes it away, and closes panels.
 * Of a panel, its button gets it.
 */
export function keepMovedFocus(host: LitElement): void {
  let focused: HTMLElement | null | undefined;
  const forget = () => {
    if (!host.isConnected || !host.shadowRoot?.activeElement) focused = undefined;
  };
  // A browser may tell that it takes the focus away, or not. Whoever is moved stands there again in the same task.
  const later = () => queueMicrotask(forget);
  host.addEventListener('focusin', () => {
    focused = host.shadowRoot?.activeElement as HTMLElement | null;
    host.addEventListener('focusout', later, { once: true });
  });
  host.addController({
    hostDisconnected: later,
    hostConnected() {
      if (!focused || host.ownerDocument.activeElement !== host.ownerDocument.body) return;
      const panel = focused.closest('.panel:not(:popover-open)');
      ((panel?.previousElementSibling ?? focused) as HTMLElement).focus({ preventScroll: true });
    },
  });
}
