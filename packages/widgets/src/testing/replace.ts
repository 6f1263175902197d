/** Puts another method in the place of one, and gives the way back. */
export function replace<T, Name extends keyof T>(
  owner: T,
  name: Name,
  by: (method: T[Name]) => T[Name],
): () => void {
  const method = owner[name];
  owner[name] = by(method);
  return () => void (owner[name] = method);
}
