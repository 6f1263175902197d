/** Reads what stands at a path; `undefined` where nothing does. */
export type PathReader = (value: unknown) => unknown;

// A key, `[key=value]` behind it, a question mark; then the rest of the path.
const STEP = /^([^.[\]?]*)(?:\[([^=\]]+)=([^\]]*)\])?(\?)?(?:\.(.*))?$/s;

/**
 * A reader of a path like `data.rows`:
 * - `metrics.clicks`, `keys.0` steps into objects and lists; a key that has dots itself is found as well
 * - `cols.*.name` is the list of the names of all items; where each gives a list, all of them one after another
 * - `actions[action_type=purchase].value` steps into the first item that says so
 * - `rows?` may be absent, and is an empty list then
 * - nothing, the value itself
 */
export function pathReader(path: string): PathReader {
  if (path === '') return (value) => value;
  const [, key = path, by, wanted, optional, rest = ''] = STEP.exec(path) ?? [];
  const next = pathReader(rest);
  if (key === '*') {
    return (list) => (Array.isArray(list) ? list.flatMap((item) => next(item)) : undefined);
  }
  return (value) => {
    if (isOwn(value, path)) return value[path];
    let found = isOwn(value, key) ? value[key] : undefined;
    if (by !== undefined && Array.isArray(found))
      found = found.find((item: unknown) => isOwn(item, by) && String(item[by]) === wanted);
    return optional && (found === undefined || found === null) ? [] : next(found);
  };
}

/**
 * A reader of a text with paths in braces, `{date.year}-{date.month}`, or of a single path.
 * A text lacks nothing: where one of its paths leads nowhere there is no text.
 */
export function fieldReader(field: string): PathReader {
  const parts = field.split(/\{([^{}]*)\}/);
  if (parts.length === 1) return pathReader(field);
  const readers = parts.map((part, i) => (i % 2 === 0 ? () => part : pathReader(part)));
  return (value) => {
    const texts = readers.map((read) => read(value));
    return texts.includes(undefined) || texts.includes(null) ? undefined : texts.join('');
  };
}

function isOwn(value: unknown, key: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
