// @ts-check
import { tagged } from './tagged.mjs';

/** @typedef {import('./manifest.ts').Manifest} Manifest */
/** @typedef {import('./manifest.ts').Element} Element */
/** @typedef {import('./manifest.ts').Described} Described */

/** @type {(item: Described) => Described} */
const named = ({ name, description }) => ({ name, description: description ?? '' });

/**
 * VS Code, `html.customData`.
 *
 * @param {Manifest} manifest
 */
export function htmlCustomData(manifest) {
  return {
    version: 1.1,
    tags: tagged(manifest).map(({ tag, element }) => ({
      name: tag,
      description: { kind: 'markdown', value: markdown(element) },
      attributes: (element.attributes ?? []).map((attribute) => ({
        ...named(attribute),
        ...values(attribute.type?.text ?? ''),
      })),
    })),
  };
}

/**
 * VS Code, `css.customData`.
 *
 * @param {Manifest} manifest
 * @param {readonly Described[]} roles
 */
export function cssCustomData(manifest, roles) {
  return { version: 1.1, properties: properties(manifest, roles), pseudoElements: parts(manifest, '::') };
}

/**
 * Editors of JetBrains, `web-types` in `package.json`.
 *
 * @param {Manifest} manifest
 * @param {readonly Described[]} roles
 * @param {{ name: string, version: string }} library
 */
export function webTypes(manifest, roles, { name, version }) {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: tagged(manifest).map(({ tag, element }) => ({
          name: tag,
          description: markdown(element),
          attributes: (element.attributes ?? []).map((attribute) => ({
            ...named(attribute),
            value: { type: attribute.type?.text },
          })),
          slots: (element.slots ?? []).map(named),
          js: {
            properties: (element.members ?? [])
              .filter(({ kind }) => kind === 'field')
              .map((property) => ({ ...named(property), type: property.type?.text })),
            events: (element.events ?? []).map((event) => ({ ...named(event), type: event.type?.text })),
          },
        })),
      },
      css: { properties: properties(manifest, roles), 'pseudo-elements': parts(manifest, '') },
    },
  };
}

/** @type {(element: Element) => string} */
function markdown({ summary = '', description = '', slots = [], events = [] }) {
  const list = (/** @type {string} */ title, /** @type {readonly Described[]} */ items) =>
    items.length === 0
      ? []
      : [
          `**${title}**\n${items.map(({ name, description }) => `- \`${name || 'default'}\`: ${description}`).join('\n')}`,
        ];
  return [summary, description, ...list('Slots', slots), ...list('Events', events)]
    .filter(Boolean)
    .join('\n\n');
}

/** @type {(type: string) => object} A boolean attribute is written without a value. */
function values(type) {
  if (type === 'boolean') return { valueSet: 'v' };
  const names = Array.from(type.matchAll(/'([^']+)'/g), ([, name]) => ({ name }));
  return names.length > 0 ? { values: names } : {};
}

/** @type {(manifest: Manifest, roles: readonly Described[]) => Described[]} */
function properties(manifest, roles) {
  return [...roles, ...tagged(manifest).flatMap(({ element }) => element.cssProperties ?? [])].map(named);
}

/** @type {(manifest: Manifest, prefix: string) => Described[]} A part that several elements have stands there once. */
function parts(manifest, prefix) {
  const all = tagged(manifest).flatMap(({ element }) => element.cssParts ?? []);
  return Array.from(new Map(all.map((part) => [part.name, named(part)])).values(), (part) => ({
    ...part,
    name: `${prefix}part(${part.name})`,
  }));
}
