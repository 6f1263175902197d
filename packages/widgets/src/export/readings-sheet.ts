import { kpiText, wordFor } from '@kpi-elements/core';
import type { Comparison, Point, Reading } from '@kpi-elements/core';
import type { Reader } from '../base/reader.ts';
import type { ExportWords } from '../locales/export/words.ts';
import type { Sheet } from './csv-text.ts';
import { comparisonName, dates, unitText } from './sheet-texts.ts';

/** Readings as a table: one row each, with its comparisons and its target. `title` is the name of a single one. */
export function readingsSheet(
  readings: readonly Reading[],
  reader: Reader,
  says: ExportWords,
  title: string,
): Sheet {
  const { columns: head } = says;
  const { words } = reader.locale;
  const comparisons = readings[0]?.comparisons ?? [];
  const hasTarget = readings.some(({ target }) => target);
  return {
    columns: [
      head.kpi,
      head.from,
      head.to,
      head.value,
      head.unit,
      head.absence,
      head.partial,
      ...comparisons.flatMap((one) =>
        [head.from, head.to, head.value, head.change, head.rate, head.verdict].map((column) =>
          says.compared(column, comparisonName(one, reader)),
        ),
      ),
      ...(hasTarget ? [head.target, head.attainment, head.status] : []),
      head.source,
      head.asOf,
    ],
    rows: readings.map((reading) => [
      readings.length === 1 ? title : kpiText(reading.kpi, reader.locale).name,
      ...dates(reading.period),
      reading.value,
      unitText(reading, says),
      absenceText(reading, reader),
      says.partial[reading.partial ? 'yes' : 'no'],
      ...comparisons.flatMap((_, i) => comparisonCells(reading.comparisons[i], reader)),
      ...(hasTarget
        ? [
            reading.target?.value ?? null,
            reading.target?.attainment ?? null,
            reading.target ? wordFor(reading.target.status, words.statuses) : '',
          ]
        : []),
      reading.source ?? '',
      reading.asOf,
    ]),
  };
}

/** The series of a reading as a table: one row a bucket, beside those of its comparisons. `title` is its name. */
export function seriesSheet(reading: Reading, reader: Reader, says: ExportWords, title: string): Sheet {
  const { columns: head } = says;
  const compared = reading.comparisons.filter(({ series }) => series);
  return {
    columns: [
      head.from,
      head.to,
      title,
      head.unit,
      head.absence,
      head.partial,
      ...compared.flatMap((one) =>
        [head.from, head.to, head.value].map((column) => says.compared(column, comparisonName(one, reader))),
      ),
    ],
    rows: (reading.series ?? []).map((point, i) => [
      ...dates(point.period),
      point.value,
      unitText(reading, says),
      absenceText(point, reader),
      says.partial[point.partial ? 'yes' : 'no'],
      ...compared.flatMap(({ series = [] }) => [...dates(series[i]?.period ?? ''), series[i]?.value ?? null]),
    ]),
  };
}

function absenceText({ value, absence = 'no_data' }: Point, { locale: { words } }: Reader): string {
  return value === null ? wordFor(absence, words.absences) : '';
}

function comparisonCells(one: Comparison | undefined, { locale: { words } }: Reader) {
  if (!one) return ['', '', null, null, null, ''];
  const { period, value, change, changeRate, verdict } = one;
  return [
    ...dates(period),
    value,
    change,
    changeRate,
    change === null
      ? wordFor(one.absence ?? 'no_comparison', words.absences)
      : wordFor(verdict, words.verdicts),
  ];
}
