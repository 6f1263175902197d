import { createFrame, read } from '@kpi-elements/core';
import {
  addAsRollUp,
  addByHand,
  addNaively,
  asDataset,
  asObjects,
  byHand,
  byHandFromObjects,
  groupsByHand,
  makeRows,
  noTotals,
  rollUp,
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
  const cents = asDataset(rows, 100);
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
  const rows = makeRows(ROWS);
  const more = makeRows(BATCH * BATCHES);
  const parts = Array.from({ length: BATCHES }, (_, i) => someRows(more, i * BATCH, BATCH));
  const datasets = parts.map((part) => asDataset(part));
  const inCents = parts.map((part) => asDataset(part, 100));
  const totals = noTotals();
  addByHand(totals, rows);
  const running = startRollUp(asDataset(rows));
  const cents = startRollUp(asDataset(rows, 100));
  const whole = asDataset(rows);
  const each = (append: (batch: number) => unknown) => () => {
    for (let batch = 0; batch < BATCHES; batch++) append(batch);
  };
  compare(`append ${BATCH} rows to 1e6 and refresh the table, ${BATCHES} times`, {
    'by hand, in place': each((batch) => addByHand(totals, parts[batch]!)),
    'by hand, and a copy to show': each((batch) => {
      addByHand(totals, parts[batch]!);
      return Object.values(totals).map((column) => column.slice());
    }),
    'createRollUp, append only': each((batch) => running.append(datasets[batch]!)),
    createRollUp: each((batch) => {
      running.append(datasets[batch]!);
      return running.table();
    }),
    'createRollUp, minor units': each((batch) => {
      cents.append(inCents[batch]!);
      return cents.table();
    }),
  });
  compare('the same, once', {
    'by hand, in place': () => addByHand(totals, parts[0]!),
    'all rows again': () => rollUp(whole),
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
