// @ts-check

/** @type {(name: string | undefined, example: string) => string} */
export function kebabCase(name, example) {
  if (name !== undefined && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  throw new Error(
    `"${name ?? ''}" is no name in kebab-case.\nWrite lower-case letters, digits and single hyphens: ${example}.`,
  );
}

/** @type {(name: string | undefined, example: string) => string} */
export function snakeCase(name, example) {
  if (name !== undefined && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) return name;
  throw new Error(
    `"${name ?? ''}" is no id in snake_case.\nWrite lower-case letters, digits and single underscores: ${example}.`,
  );
}

/** `google-ads` → `googleAds` @type {(kebab: string) => string} */
export function camel(kebab) {
  return kebab.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** `google-ads` → `GoogleAds` @type {(kebab: string) => string} */
export function pascal(kebab) {
  return camel(`-${kebab}`);
}

/** `google-ads`, `google_ads` → `Google ads` @type {(name: string) => string} */
export function words(name) {
  return (name[0] ?? '').toUpperCase() + name.slice(1).replaceAll(/[-_]/g, ' ');
}
