import en from '../locales/export/en.ts';
import type { ExportWords } from '../locales/export/words.ts';
import { csvText } from './csv-text.ts';
import type { CsvOptions, Exhibit, PngOptions } from './exhibit.ts';
import { pngBlob } from './png-blob.ts';
import { readingsSheet, seriesSheet } from './readings-sheet.ts';
import { stagesSheet } from './stages-sheet.ts';
import { svgText } from './svg-text.ts';
import { trace } from './trace.ts';

/** What the language of a reader says when something is taken away. */
export function exportWords({ reader }: Exhibit): ExportWords {
  return reader.strings.takeAway ?? en;
}

/** Signs that begin another line or another cell where a text is put. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** One sentence that says what is shown, on one line. */
export function toText(exhibit: Exhibit): string {
  return exhibit.view().sentence.replace(BREAKS, ' ');
}

/** The name of what is shown. */
export function titleOf(exhibit: Exhibit): string {
  return exhibit.view().label ?? '';
}

/** The numbers that are shown, with heads in the reader's language. */
export function toCsv(exhibit: Exhibit, { series = false }: CsvOptions = {}): string {
  const { readings, rows, reader } = exhibit;
  const says = exportWords(exhibit);
  const [first] = readings;
  if (rows === 'stages') return csvText(stagesSheet(readings, reader, says));
  const title = titleOf(exhibit);
  return csvText(
    series && first ? seriesSheet(first, reader, says, title) : readingsSheet(readings, reader, says, title),
  );
}

/** What is seen as an SVG document. */
export function toSvg(exhibit: Exhibit): string {
  return svgText(trace(exhibit.element), toText(exhibit) || titleOf(exhibit));
}

/** What is seen as a PNG. */
export function toPng({ element }: Exhibit, { scale = 2 }: PngOptions = {}): Promise<Blob> {
  return pngBlob(trace(element), scale);
}
