import { KpiError } from '@kpi-elements/core';
import type { Source } from '../../source.ts';
import { inlineSource } from '../../sources/inline.ts';
import type { MemoryColumns, MemoryRows } from '../../table/memory-table.ts';
import { datasetOptions, required, type SourceAttributes } from '../attributes.ts';

/** `type="inline"`: rows or columns as JSON inside the element. */
export function source(attributes: SourceAttributes, text: string | undefined): Source {
  const data = parseJson(required(text, 'a <script type="application/json"> inside'));
  const options = datasetOptions(attributes);
  return Array.isArray(data)
    ? inlineSource({ ...options, rows: data as MemoryRows })
    : inlineSource({ ...options, columns: data as MemoryColumns });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fact = `The data in <kpi-source> are not JSON: ${(cause as Error).message}.`;
    throw new KpiError('unreadable_data', fact, { cause });
  }
}
