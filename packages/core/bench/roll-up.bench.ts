import { createFrame, read, type Dataset, type RunningRollUp } from '@kpi-elements/core';
import {
  addAsRollUp,
  addNaively,
  asArrived,
  asCents,
  asDataset,
  asNew,
  asObjects,
  byHand,
  byHandFromObjects,
  evaluate,
  groupsByHand,
  keepByHand,
  makeRows,
  rollUpAndEvaluate,
  someRows,
  startRollUp,
} from './ad-rows.ts';
import { compare, median, timeOf } from './compare.ts';

const ROWS = 1_000_000;
const BATCH = 1000;
const BATCHES = 100;

/** Adding rows up: columns, objects, readings, rows that come later, and how the cost grows. */
export function bench(): void {
  benchColumns();
  benchObjects();
  benchAppend();
  benchSlope();
}

function benchColumns(): void {
  const rows = makeRows(ROWS);
  const dataset = asDataset(rows);
  const cents = asCents(dataset);
  compare('1e6 rows → 365 days × 8 channels + 4 KPIs, columns', {
    'by hand': () => byHand(rows),
    'compensated sums': () => rollUpAndEvaluate(dataset),
    'minor units': () => rollUpAndEvaluate(cents),
  });
  const [groups, cells] = [groupsByHand(rows), rows.columns.cost];
  const inCents = cells.map((cell) => Math.round(cell * 100));
  compare('the sums alone, of one column whose groups are known', {
    'naive sums by hand': () => addNaively(groups, cells),
    'the same again': () => addNaively(groups, cells),
    'compensated sums': () => addAsRollUp(groups, cells, false),
    'minor units': () => addAsRollUp(groups, inCents, true),
  });
}

function benchObjects(): void {
  const objects = asObjects(makeRows(ROWS));
  compare('the same from 1e6 objects', {
    'by hand': () => byHandFromObjects(objects),
    createFrame: () => createFrame(objects),
  });
  const frame = createFrame(objects);
  compare('20 readings with comparison and daily series from a frame of days × channels', {
    read: () => {
      for (let i = 0; i < 20; i++)
        read('cpc', frame, { period: '2025-06', compare: 'previous_period', grain: 'day' });
    },
  });
}

function benchAppend(): void {
  const whole = asDataset(makeRows(ROWS));
  const more = makeRows(BATCH * BATCHES);
  const parts = Array.from({ length: BATCHES }, (_, i) =>
    asArrived(asDataset(someRows(more, i * BATCH, BATCH))),
  );
  const inCents = parts.map(asCents);
  const hand = keepByHand();
  hand.append(whole);
  const running = startRollUp(whole);
  const cents = startRollUp(asCents(whole));
  const each = (batches: readonly Dataset[], add: (rows: Dataset) => unknown) => () => {
    for (const rows of batches) add(asNew(rows));
  };
  const tableOf = (rollUp: RunningRollUp) => (rows: Dataset) => {
    rollUp.append(rows);
    return rollUp.table();
  };
  const kpisOf = (rollUp: RunningRollUp) => (rows: Dataset) => evaluate(tableOf(rollUp)(rows));
  const byHand = (rows: Dataset) => hand.refresh(hand.append(rows));
  compare(`append ${BATCH} rows to 1e6 and refresh, ${BATCHES} times`, {
    'by hand, totals and KPIs': each(parts, byHand),
    'by hand, totals alone': each(parts, hand.append),
    'by hand, copies of all': each(parts, (rows) => {
      byHand(rows);
      return hand.columns.map((column) => column.slice());
    }),
    'createRollUp, append only': each(parts, (rows) => running.append(rows)),
    'createRollUp, the table': each(parts, tableOf(running)),
    '… in minor units': each(inCents, tableOf(cents)),
    'createRollUp, KPIs of all': each(parts, kpisOf(running)),
    '… KPIs in minor units': each(inCents, kpisOf(cents)),
  });
  compare('the same, once', {
    'by hand': () => byHand(parts[0]!),
    'all rows again': () => rollUpAndEvaluate(whole),
  });
}

/** Time and memory by row: flat where the cost grows as the rows do. */
function benchSlope(): void {
  console.log('\nhow the cost grows');
  for (const length of [1e5, 1e6, 1e7]) {
    const dataset = asDataset(makeRows(length));
    rollUpAndEvaluate(dataset);
    const before = process.memoryUsage().arrayBuffers;
    rollUpAndEvaluate(dataset);
    const bytes = process.memoryUsage().arrayBuffers - before;
    const time = median(Array.from({ length: 9 }, () => timeOf(() => rollUpAndEvaluate(dataset))));
    console.log(
      `  ${length.toExponential()} rows ${time.toFixed(2).padStart(20)} ms ${((time * 1e6) / length).toFixed(1).padStart(8)} ns a row ${(bytes / length).toFixed(1).padStart(6)} bytes a row`,
    );
  }
}
