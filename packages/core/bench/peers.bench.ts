import { Environment } from '@marcbachmann/cel-js';
import { catalog, compileFormula, createFrame, measures } from '@kpi-elements/core';
import * as aq from 'arquero';
import { flatRollup, sum } from 'd3-array';
import { all, create } from 'mathjs';
import {
  asDataset,
  asObjects,
  byHand,
  byHandFromObjects,
  CHANNELS,
  makeRows,
  rollUpAndEvaluate,
  type Rows,
} from './ad-rows.ts';
import { compare } from './compare.ts';

const FORMULAS = 1000;
const ROWS = 1_000_000;
const BOARDS = 50_000;

const math = create(all!, {});
const cel = new Environment({ unlistedVariablesAreDyn: true });

/** CEL adds no integer to a double: a whole number gets a point. */
const asCel = (formula: string) => formula.replaceAll(/(?<![\w.])\d+(?![\w.])/g, '$&.0');

math.createUnit('money');
const units = Object.fromEntries(
  Object.values(measures).map(({ id, unit }) => {
    if (unit === 'money') return [id, math.unit(1, 'money')];
    return [id, unit === 'duration' ? math.unit(1, 's') : 1];
  }),
);

type Totals = Readonly<Record<MeasureId, number>>;
type MeasureId = keyof typeof measures;

/** The KPIs of a board of advertising and sales, and the same in one function. */
const board = [
  'cost / clicks',
  'cost / impressions * 1000',
  'cost / conversions',
  'clicks / impressions',
  'conversions / clicks',
  'revenue / cost',
  '(revenue - cost) / cost',
  '(gross_profit - cost) / cost',
  'gross_profit / revenue',
  'revenue / orders',
  'revenue / visitors',
  'cost / leads',
  'revenue / leads',
  'leads / visitors',
  'mqls / leads',
  'sqls / mqls',
  'new_customers / sqls',
  'cost / new_customers',
  'bounced_sessions / sessions',
  '(carts - orders) / carts',
];
const boardByHand = (row: Totals) =>
  row.cost / row.clicks +
  (row.cost / row.impressions) * 1000 +
  row.cost / row.conversions +
  row.clicks / row.impressions +
  row.conversions / row.clicks +
  row.revenue / row.cost +
  (row.revenue - row.cost) / row.cost +
  (row.gross_profit - row.cost) / row.cost +
  row.gross_profit / row.revenue +
  row.revenue / row.orders +
  row.revenue / row.visitors +
  row.cost / row.leads +
  row.revenue / row.leads +
  row.leads / row.visitors +
  row.mqls / row.leads +
  row.sqls / row.mqls +
  row.new_customers / row.sqls +
  row.cost / row.new_customers +
  row.bounced_sessions / row.sessions +
  (row.carts - row.orders) / row.carts;

/** The formulas of the catalogue that all of them can read: arithmetic over measures. */
const formulas = catalog
  .all()
  .map(({ formula }) => formula)
  .filter(
    (text) =>
      /^[\w\s+\-*/()]*[+\-*/][\w\s+\-*/()]*$/.test(text) &&
      text.match(/[a-z_]\w*/g)?.every((name) => Object.hasOwn(measures, name)),
  );

/** Formulas and roll-ups against libraries that could do the same work. */
export function bench(): void {
  benchCompile();
  benchEvaluate();
  benchRollUp(makeRows(1_000_000));
}

function benchCompile(): void {
  let count = 0;
  // Each text is new, so that none comes out of a cache.
  const fresh = () =>
    Array.from({ length: FORMULAS }, (_, i) => `(${formulas[i % formulas.length]}) * ${count++}.5`);
  compare(`compile ${FORMULAS} formulas (only core checks names and units)`, {
    compileFormula: () => fresh().map((text) => compileFormula(text)),
    'cel-js': () => fresh().map((text) => cel.parse(asCel(text))),
    mathjs: () => fresh().map((text) => math.compile(text)),
  });
  compare(`compile ${FORMULAS} formulas, units checked`, {
    compileFormula: () => fresh().map((text) => compileFormula(text)),
    'mathjs, one unit a measure': () => fresh().map(compileWithUnits),
  });
}

/** mathjs knows a unit when it computes: each measure is one of its unit. */
function compileWithUnits(text: string) {
  const code = math.compile(text);
  code.evaluate(units);
  return code;
}

function benchEvaluate(): void {
  const rows = Array.from({ length: 1000 }, (_, i) => totalsOf(i));
  const repeat = (times: number, read: (row: Totals) => number) => () => {
    let total = 0;
    for (let i = 0; i < times; i++) total += read(rows[i % rows.length]!);
    return total;
  };
  const roi = '(revenue - cost) / cost';
  const [own, celRoi, mathRoi] = [compileFormula(roi), cel.parse(asCel(roi)), math.compile(roi)];
  compare(`${roi}, ${ROWS} rows`, {
    'by hand': repeat(ROWS, ({ revenue, cost }) => (revenue - cost) / cost),
    evaluate: repeat(ROWS, (row) => own.evaluate(row) ?? 0),
    'cel-js': repeat(ROWS, (row) => Number(celRoi(row))),
    mathjs: repeat(ROWS, (row) => Number(mathRoi.evaluate(row))),
  });

  const together = (reads: readonly ((row: Totals) => number)[]) =>
    repeat(BOARDS, (row) => {
      let total = 0;
      for (const read of reads) total += read(row);
      return total;
    });
  compare(`${board.length} KPIs a row, ${BOARDS} rows`, {
    'by hand': repeat(BOARDS, boardByHand),
    evaluate: together(
      board.map((text) => compileFormula(text)).map((own) => (row) => own.evaluate(row) ?? 0),
    ),
    'cel-js': together(board.map((text) => cel.parse(asCel(text))).map((read) => (row) => Number(read(row)))),
    mathjs: together(
      board.map((text) => math.compile(text)).map((code) => (row) => Number(code.evaluate(row))),
    ),
  });
}

function benchRollUp(rows: Rows): void {
  const dataset = asDataset(rows);
  const table = aq.table({
    day: rows.days,
    channel: Array.from(rows.codes, (code) => CHANNELS[code]!),
    ...rows.columns,
  });
  compare('1e6 rows → 365 days × 8 channels + 4 KPIs, columns', {
    'by hand': () => byHand(rows),
    core: () => rollUpAndEvaluate(dataset),
    arquero: () => withKpis(table, 'day'),
  });

  const objects = asObjects(rows);
  compare('the same from 1e6 objects (core: the frame, in compensated sums)', {
    'by hand': () => byHandFromObjects(objects),
    createFrame: () => createFrame(objects),
    arquero: () => withKpis(aq.from(objects), 'date'),
    'd3-array rollup': () =>
      flatRollup(
        objects,
        (group) => ({
          cost: sum(group, (row) => row.cost),
          clicks: sum(group, (row) => row.clicks),
          impressions: sum(group, (row) => row.impressions),
          revenue: sum(group, (row) => row.revenue),
        }),
        (row) => row.date,
        (row) => row.channel,
      ),
  });
}

const boardMeasures = [...new Set(board.flatMap((text) => compileFormula(text).measures))];

/** The totals of a row. */
function totalsOf(row: number): Totals {
  return Object.fromEntries(boardMeasures.map((id, i) => [id, 100 + row + i])) as Totals;
}

function withKpis(table: aq.ColumnTable, date: string): aq.ColumnTable {
  return table
    .groupby(date, 'channel')
    .rollup({
      cost: aq.op.sum('cost'),
      clicks: aq.op.sum('clicks'),
      impressions: aq.op.sum('impressions'),
      revenue: aq.op.sum('revenue'),
    })
    .derive({
      cpc: 'd => d.cost / d.clicks',
      cpm: 'd => d.cost / d.impressions * 1000',
      ctr: 'd => d.clicks / d.impressions',
      roas: 'd => d.revenue / d.cost',
    });
}
