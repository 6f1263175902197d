import { nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** A list as a template takes it. One alone needs no list, and each list costs nodes. */
export function oneOrAll(templates: readonly TemplateResult[]): unknown {
  return templates.length > 1 ? templates : (templates[0] ?? nothing);
}
