import { type Frame, type Query, toFrameJson } from '@kpi-elements/core';
import type { Grant } from './access.ts';
import { buildTable, checkSize } from './build-table.ts';
import type { CheckedModel } from './checked-model.ts';
import { compileSlice } from './compile-slice.ts';
import type { Engine } from './engine.ts';
import type { Limits } from './limits.ts';

/** Answers a query with a frame. All slices see one state of the data. */
export async function answerQuery(
  query: Query,
  grant: Grant,
  { model, engine, limits }: { model: CheckedModel; engine: Engine; limits: Limits },
  signal: AbortSignal,
): Promise<Frame> {
  const { described, nativeGrain } = model;
  const { dialect } = engine;
  const compiled = query.slices.map((slice) =>
    compileSlice(model, { slice, calendar: query, nativeGrain, grant, dialect }, limits.groups),
  );
  const answers = await engine.query(
    compiled.flatMap(({ parts }) => parts.map(({ statement }) => statement)),
    signal,
  );
  let at = 0;
  let groups = limits.groups;
  const tables = compiled.map((slice) => {
    const own = answers.slice(at, (at += slice.parts.length));
    checkSize(own, groups, limits.groups);
    const table = buildTable(slice, own, query);
    groups -= table.length;
    return table;
  });
  return toFrameJson({
    version: 1,
    source: described.name,
    tables,
    asOf: await engine.asOf(),
    flags: [],
    nativeGrain,
    ...(described.timeless && { timeless: true }),
    ...(described.completeUntil !== undefined && { completeUntil: described.completeUntil }),
  });
}
