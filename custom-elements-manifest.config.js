export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.stories.ts', '**/*.test.ts', '**/testing/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [documentedEvents()],
};

/** The analyzer takes the first argument of an event class for the event's name: only what doc tags list is true. */
function documentedEvents() {
  return {
    name: 'documented-events',
    /** @param {{ customElementsManifest: { modules: { declarations?: { events?: { description?: string }[] }[] }[] } }} context */
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.events)
            declaration.events = declaration.events.filter((event) => event.description);
        }
      }
    },
  };
}
