// @ts-check
import { tagged } from './tagged.mjs';

/**
 * Leaves elements with what a page may use. The analyzer takes the first argument of an event class for the event's
 * name: only what doc tags list is true.
 */
export function publicApi() {
  return {
    name: 'public-api',
    /** @param {{ customElementsManifest: import('./manifest.ts').Manifest }} context */
    packageLinkPhase({ customElementsManifest }) {
      const elements = tagged(customElementsManifest);
      for (const { element, module } of elements) {
        module.declarations = [element];
        element.members = element.members?.filter(isPublic) ?? [];
        element.events = element.events?.filter(({ description }) => description) ?? [];
      }
      customElementsManifest.modules = elements.map(({ module }) => module);
    },
  };
}

/** The sources are not published: the manifest names the files that are. */
export function publishedPaths() {
  return {
    name: 'published-paths',
    /** @param {{ customElementsManifest: import('./manifest.ts').Manifest }} context */
    packageLinkPhase({ customElementsManifest }) {
      const { modules } = customElementsManifest;
      const published = JSON.stringify(modules).replaceAll(/"\/?src\/([^"]+)\.ts"/g, '"dist/$1.js"');
      customElementsManifest.modules = JSON.parse(published);
    },
  };
}

/** @type {(member: import('./manifest.ts').Member) => boolean} */
function isPublic({ name, privacy, static: isStatic }) {
  return !isStatic && !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';
}
