// @ts-check

/**
 * The elements of a manifest.
 *
 * @param {import('./manifest.ts').Manifest} manifest
 * @returns {import('./manifest.ts').Tagged[]}
 */
export function tagged({ modules }) {
  return modules.flatMap((module) =>
    module.declarations.flatMap((element) =>
      element.tagName ? [{ tag: element.tagName, element, module }] : [],
    ),
  );
}
