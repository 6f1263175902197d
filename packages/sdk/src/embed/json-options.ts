import { KpiError } from '@kpi-elements/core';
import type { JsonAnswers } from '../decoders/json-pages.ts';
import type { Paging } from '../decoders/next-page.ts';
import type { SourceAttributes } from './attributes.ts';
import { parseNameList } from '../mapping/name-list.ts';

/** What these attributes declare. Throws a {@link KpiError} that names the attribute. */
export function jsonOptions(attributes: SourceAttributes): JsonAnswers {
  const { rows, columns, cells, body, paging, total, more, error } = attributes;
  const columnsFrom = attributes['columns-from'];
  const skipRows = attributes['skip-rows'];
  return {
    ...(rows !== null && { rows }),
    ...(columns !== null && { columns }),
    ...(columnsFrom !== null && { columnsFrom }),
    ...(skipRows !== null && { skipRows: Number(skipRows) }),
    ...(cells !== null && { cells }),
    ...(body !== null && { body: bodyOf(body) }),
    ...(paging !== null && { paging: pagingOf(paging) }),
    ...(total !== null && { total }),
    ...(more !== null && { more }),
    ...(error !== null && { error }),
  };
}

/** JSON as a value, so that the parameters of pages can be set in it. */
function bodyOf(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const fact = `body of <kpi-source> is not JSON: ${(cause as Error).message}.`;
    throw new KpiError('invalid_definition', `${fact}\nWrite it like body='{"limit":500}'.`, { cause });
  }
}

function pagingOf(text: string): Paging {
  const { link, next, cursor, param, offset, page, first } = Object.fromEntries(
    parseNameList<string>(text, 'paging'),
  );
  if (link !== undefined) return { link: true };
  if (next !== undefined) return { next };
  if (cursor !== undefined && param !== undefined) return { cursor, param };
  if (offset !== undefined) return { offset };
  if (page !== undefined) return { page, ...(first !== undefined && { first: Number(first) }) };
  throw new KpiError(
    'invalid_definition',
    `"${text}" is no paging.\nWrite link, next:path, "cursor:path param:name", offset:name, or page:name.`,
  );
}
