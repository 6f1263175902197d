import { funnel, kpiText, wordFor } from '@kpi-elements/core';
import type { Reading } from '@kpi-elements/core';
import type { Reader } from '../base/reader.ts';
import type { ExportWords } from '../locales/export/words.ts';
import type { Sheet } from './csv-text.ts';
import { comparisonName, dates, unitText } from './sheet-texts.ts';

/** The stages of a funnel as a table: one row each, with its rates now and before. */
export function stagesSheet(readings: readonly Reading[], reader: Reader, says: ExportWords): Sheet {
  const { columns: head } = says;
  const { words } = reader.locale;
  const comparison = readings[0]?.comparisons[0];
  const { stages } = funnel(readings);
  const hasTimes = stages.some(({ time }) => time);
  const then = comparison && funnel(readings, comparison.name).stages;
  return {
    columns: [
      head.stage,
      head.from,
      head.to,
      head.value,
      head.unit,
      head.absence,
      head.step,
      head.overall,
      head.lost,
      ...(hasTimes ? [head.time] : []),
      ...(comparison
        ? [head.from, head.to, head.value, head.step].map((column) =>
            says.compared(column, comparisonName(comparison, reader)),
          )
        : []),
    ],
    rows: stages.map((stage, i) => [
      kpiText(stage.kpi, reader.locale).name,
      ...dates(stage.reading.period),
      stage.value,
      unitText(stage, says),
      stage.value === null ? wordFor(stage.absence ?? 'no_data', words.absences) : '',
      stage.stepRate,
      stage.overallRate,
      stage.lost,
      ...(hasTimes ? [stage.time?.value ?? null] : []),
      ...(comparison && then
        ? [...dates(comparison.period), then[i]?.value ?? null, then[i]?.stepRate ?? null]
        : []),
    ]),
  };
}
