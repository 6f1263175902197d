import { version } from './version.ts';

type Versioned = CustomElementConstructor & { version?: string };

/**
 * Registers an element under a tag. A second version of the library on the same page warns and leaves the first one in
 * place; where there is no registry, as on a server, nothing happens. `customElements.get(tag).version` is the one in use.
 */
export function define(tag: string, element: Versioned): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const first: Versioned | undefined = registry?.get(tag);
  if (!first) {
    element.version = version;
    registry?.define(tag, element);
  } else if (first !== element) {
    console.warn(
      `<${tag}> is already defined on this page, in version ${first.version}: version ${version} of it is not used.`,
    );
  }
}
