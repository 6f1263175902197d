/** Seconds to wait by a `Retry-After` header: a number or a date. Nothing where it is neither. */
export function retryAfter(header: string | null, now: number = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  // Other texts may be dates to some engines: "retry in 5".
  const at = /(GMT|Z)$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}
