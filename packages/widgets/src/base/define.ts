/**
 * Registers an element under a tag. A second copy of the library on the same page warns and leaves the first one in
 * place; where there is no registry, as on a server, nothing happens.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry?.get(tag)) registry?.define(tag, element);
  else if (registry.get(tag) !== element) {
    console.warn(`<${tag}> is already defined on this page: this second copy of it is not used.`);
  }
}
