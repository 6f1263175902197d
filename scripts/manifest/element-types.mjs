// @ts-check
import { tagged } from './tagged.mjs';

/**
 * TypeScript declarations of what JSX and templates may say to the elements, for all frameworks.
 *
 * @param {import('./manifest.ts').Manifest} manifest
 * @param {string} entry Where elements and events are imported from.
 */
export function elementTypes(manifest, entry) {
  const elements = tagged(manifest);
  const events = elements.flatMap(({ element }) =>
    (element.events ?? []).map(({ type }) => type?.text ?? ''),
  );
  const names = [
    ...elements.map(({ element }) => element.name),
    ...events.flatMap((type) => type.match(/\bKpi\w+Event\b/g) ?? []),
  ];
  return `import type { ${[...new Set(names)].sort().join(', ')} } from '${entry}';

/** Properties and attributes by tag. The latter, in kebab-case, are for what a server renders. */
export interface ElementProps {
${block(elements.map(({ tag, element }) => entryOf(tag, element.summary, `${element.name}Props`)))}
}

/** Classes by tag. */
export interface Elements {
${block(elements.map(({ tag, element }) => entryOf(tag, undefined, element.name)))}
}

/** Events by tag. */
export interface ElementEvents {
${block(elements.map(({ tag, element }) => entryOf(tag, undefined, `${element.name}Events`)))}
}

/** Properties, attributes, and handlers of events: \`onkpi-select\`. */
export type JsxProps<Tag extends keyof ElementProps> = ElementProps[Tag] & {
  [Name in keyof ElementEvents[Tag] as \`on\${Name & string}\`]?:
    | ((event: ElementEvents[Tag][Name]) => void)
    | undefined;
};
${elements.map(({ tag, element }) => interfaces(tag, element)).join('')}`;
}

/** @type {(tag: string, element: import('./manifest.ts').Element) => string} */
function interfaces(tag, { name, members = [], attributes = [], events = [] }) {
  const properties = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const own = new Set(properties.map((property) => property.name));
  const props = [
    ...properties.map((it) => optional(it.name, it.description, `${name}['${it.name}']`)),
    ...attributes
      .filter((it) => !own.has(it.name))
      .map((it) =>
        optional(it.name, it.description, it.fieldName ? `${name}['${it.fieldName}']` : written(it)),
      ),
  ];
  return `
/** What \`<${tag}>\` takes. */
export interface ${name}Props {
${block(props)}
}

/** What \`<${tag}>\` tells. */
export interface ${name}Events {
${block(events.map((event) => entryOf(event.name, event.description, event.type?.text ?? 'Event')))}
}
`;
}

/** @type {(attribute: import('./manifest.ts').Attribute) => string} An attribute without a property. */
function written({ type }) {
  return type?.text === 'number' ? 'number | string' : (type?.text ?? 'string');
}

/** @type {(name: string, description: string | undefined, type: string) => string} */
function optional(name, description, type) {
  return entryOf(`${name}`, description, `${type} | undefined`, '?');
}

/** @type {(name: string, description: string | undefined, type: string, sign?: string) => string} */
function entryOf(name, description, type, sign = '') {
  const comment = description
    ? `/** ${description.replaceAll(/\s+/g, ' ').replaceAll('*/', '*\\/')} */\n`
    : '';
  return `${comment}${/^\w+$/.test(name) ? name : `'${name}'`}${sign}: ${type};`;
}

/** @type {(entries: readonly string[]) => string} */
function block(entries) {
  if (entries.length === 0) return '';
  return entries.join('\n').replaceAll(/^/gm, '  ');
}
