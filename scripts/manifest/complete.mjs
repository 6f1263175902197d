// @ts-check
import { drawnBy } from './drawn.mjs';
import { tagged } from './tagged.mjs';
import { readTokens } from './tokens.mjs';

/** @typedef {import('./manifest.ts').Described & { type?: { text: string }, kind?: string }} Item */

/** Fails for what is drawn or offered and not documented, and for what is documented and not there. */
export function complete() {
  return {
    name: 'complete',
    /** @param {{ customElementsManifest: import('./manifest.ts').Manifest }} context */
    packageLinkPhase({ customElementsManifest }) {
      const tokens = readTokens();
      const faults = [
        ...tagged(customElementsManifest).flatMap((element) => faultsOf(element, tokens)),
        ...tokenFaults(customElementsManifest, tokens),
      ];
      if (faults.length === 0) return;
      // The analyzer would blame the plugin for what it throws.
      console.error(`The manifest is not complete.\n${faults.join('\n')}`);
      process.exitCode = 1;
    },
  };
}

/**
 * @param {import('./manifest.ts').Tagged} tagged
 * @param {ReturnType<typeof readTokens>} tokens
 * @returns {string[]}
 */
function faultsOf({ tag, element, module }, { roles }) {
  const {
    members = [],
    attributes = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
  } = element;
  const drawn = drawnBy(module.path);
  const offered = drawn.properties.filter((property) => !roles.some(({ name }) => name === property));
  const isTyped = (/** @type {Item} */ { kind, type }) => kind === 'method' || type;
  return [
    ...(element.summary ? [] : ['has no @summary']),
    ...undescribed('property', members),
    ...undescribed('attribute', attributes),
    ...undescribed('event', events),
    ...undescribed('slot', slots),
    ...undescribed('part', cssParts),
    ...undescribed('custom property', cssProperties),
    ...[...members, ...attributes, ...events]
      .filter((item) => !isTyped(item))
      .map(({ name }) => `"${name}" has no type`),
    ...differences('slot', slots, drawn.slots),
    ...differences('part', cssParts, drawn.parts),
    ...differences('custom property', cssProperties, offered),
    ...differences('event', events.map(asFired(drawn.events)), drawn.events),
  ].map((fault) => `<${tag}>: ${fault}.`);
}

/**
 * @param {import('./manifest.ts').Manifest} manifest
 * @param {ReturnType<typeof readTokens>} tokens
 * @returns {string[]}
 */
function tokenFaults(manifest, { roles, elements }) {
  const documented = tagged(manifest).flatMap(({ element }) => element.cssProperties ?? []);
  const defaults = new Map(elements.map(({ name, value }) => [name, value]));
  const stray = documented.filter(({ name, default: value }) => value !== defaults.get(name));
  return [
    ...undescribed('role', roles),
    ...differences('token', documented, [...defaults.keys()]),
    ...stray.map(({ name }) => `token "${name}" has another default at its element`),
  ].map((fault) => `tokens.css: ${fault}.`);
}

/** An event is documented by name and class, and fired by one of the two. @type {(fired: string[]) => (event: Item) => Item} */
function asFired(fired) {
  return (event) => (event.type && fired.includes(event.type.text) ? { name: event.type.text } : event);
}

/** @type {(kind: string, items: readonly Item[]) => string[]} */
function undescribed(kind, items) {
  return items
    .filter(({ description }) => !description)
    .map((item) => `${item.kind === 'method' ? 'method' : kind} "${item.name}" has no description`);
}

/** @type {(kind: string, documented: readonly Item[], used: readonly string[]) => string[]} */
function differences(kind, documented, used) {
  const names = new Set(documented.map(({ name }) => name));
  return [
    ...used.filter((name) => !names.has(name)).map((name) => `${kind} "${name}" is not documented`),
    ...[...names]
      .filter((name) => !used.includes(name))
      .map((name) => `${kind} "${name}" is documented but not there`),
  ];
}
