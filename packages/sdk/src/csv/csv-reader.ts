import { type RawColumn, type RawTable, requireHeader } from '../table/raw-table.ts';
import type { Steps } from '../table/steps.ts';
import { joined, undoubled } from './bytes.ts';
import { CellDictionary } from './cell-dictionary.ts';
import { emptyFile, longRow, raggedRow, refuseHtml, unclosedQuote } from './csv-errors.ts';
import { type Decode, utf8Decoder } from './decode.ts';
import { sniffDelimiter } from './delimiter.ts';
import { nameHeaders } from './headers.ts';
import { NumberCells } from './number-cells.ts';
import { RowLines } from './row-lines.ts';
import { RowScanner } from './row-scanner.ts';
import { isBlank, textOf } from './utf8.ts';

/** How a delimited text is written. What is left out is recognised. */
export interface CsvFormat {
  /** The sign between cells, or several. */
  readonly delimiter?: string;
  /** Lines before the header: titles that some exports begin with. @default 0 */
  readonly skipLines?: number;
  /** The header of a column whose empty cells leave their row out. */
  readonly skipWithout?: string;
}

/** The headers of the columns that are wanted, of all there are. */
export type ChooseHeaders = (headers: readonly string[]) => Iterable<string>;

/** How the bytes of a text are read. */
export interface ReadingOptions {
  /** A label of the Encoding standard. @default by byte order mark, else UTF-8 */
  readonly encoding?: string | undefined;
  /** Is nothing but the numbers of the column wanted? Asked once the columns are chosen. @default no */
  readonly isNumber?: (header: string) => boolean;
}

/** The first line of a file that tells spreadsheets its delimiter. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/;
const LF = 10;
/** Bytes from which the delimiter is recognised. */
const SAMPLE = 2 ** 16;
/** A row that goes on for more bytes is none. */
const LONGEST_ROW = 2 ** 24;
const ROWS_A_STEP = 256;

/**
 * Reads delimited text (RFC 4180) into columns while its bytes come. Blank lines are passed over; a row of another
 * width than the header is refused with its line.
 */
export class CsvReader {
  readonly #name: string;
  readonly #choose: ChooseHeaders;
  readonly #format: CsvFormat;
  readonly #isNumber: (header: string) => boolean;
  readonly #decode: Decode;
  /** What came and is not read yet stands from `#at` to `#end`; behind it a line feed. */
  #bytes: Uint8Array = new Uint8Array(1);
  #at = 0;
  #end = 0;
  /** How many bytes must be there before it is worth looking for the end of a row. */
  #enough = SAMPLE;
  /** Missing until the beginning tells the delimiter. */
  #scanner: RowScanner | undefined;
  #delimiter = '';
  #line = 1;
  readonly #lines = new RowLines();
  #headers: readonly string[] | undefined;
  #wanted: readonly (readonly [place: number, cells: CellDictionary | NumberCells])[] = [];
  #required = -1;

  /** @param choose Names the columns to keep. */
  constructor(name: string, choose: ChooseHeaders, format: CsvFormat = {}, options: ReadingOptions = {}) {
    this.#name = name;
    this.#choose = choose;
    this.#format = format;
    this.#isNumber = options.isNumber ?? (() => false);
    this.#decode = utf8Decoder(name, options.encoding);
  }

  /** Reads the next bytes. */
  push(part: Uint8Array): Steps<void> {
    return this.#take(part, false);
  }

  /** Ends the text and gives what was read. */
  *end(): Steps<RawTable> {
    yield* this.#take(new Uint8Array(0), true);
    const [name, headers, lines] = [this.#name, this.#headers, this.#lines];
    if (headers === undefined) throw emptyFile(name);
    const columns = new Map<string, RawColumn>();
    for (const [place, cells] of this.#wanted) {
      const header = headers[place]!;
      columns.set(header, yield* cells.build(header));
    }
    return {
      name,
      headers,
      length: lines.rows,
      // A file that separates cells by commas was not written by a program whose decimal sign is one.
      ...(this.#delimiter === ',' && { decimal: '.' as const }),
      column: (header) => columns.get(requireHeader(header, headers, name))!,
      place: (index) => `line ${lines.lineOf(index)}`,
    };
  }

  *#take(part: Uint8Array, isLast: boolean): Steps<void> {
    const rest = this.#bytes.subarray(this.#at, this.#end);
    this.#bytes = joined(rest, this.#decode(part, isLast), 1);
    this.#at = 0;
    this.#end = this.#bytes.length - 1;
    this.#bytes[this.#end] = LF;
    if (this.#end < this.#enough && !isLast) return;
    const scanner = (this.#scanner ??= this.#begin(isLast));
    if (scanner === undefined) return;
    for (let row = 1; this.#at < this.#end; row++) {
      const next = scanner.scan(this.#bytes, this.#at, this.#end);
      if (next > this.#end && !isLast) break;
      this.#takeRow(scanner);
      this.#line += scanner.lines;
      this.#at = Math.min(next, this.#end);
      if (row % ROWS_A_STEP === 0) yield;
    }
    const length = this.#end - this.#at;
    if (length > LONGEST_ROW) throw longRow(this.#name, this.#line);
    this.#enough = 2 * length;
  }

  /** Passes over titles and finds the delimiter, or finds out that the titles have not all come yet. */
  #begin(isLast: boolean): RowScanner | undefined {
    const decoder = new TextDecoder();
    const { skipLines = 0, delimiter } = this.#format;
    const hint = SEPARATOR_LINE.exec(decoder.decode(this.#bytes.subarray(0, 16)));
    const titles = skipLines + (hint ? 1 : 0);
    let start = 0;
    for (let n = 0; n < titles; n++) start = this.#bytes.indexOf(LF, start) + 1 || this.#end;
    if (start > this.#end && !isLast) {
      this.#enough = 2 * this.#end;
      return undefined;
    }
    this.#at = Math.min(start, this.#end);
    this.#line += titles;
    const sample = decoder.decode(this.#bytes.subarray(this.#at, Math.min(this.#end, this.#at + SAMPLE)));
    refuseHtml(sample, this.#name);
    this.#delimiter = delimiter ?? hint?.[1] ?? sniffDelimiter(sample);
    return new RowScanner(this.#delimiter);
  }

  #takeRow(scanner: RowScanner): void {
    const { width, starts, ends, doubled, openQuote, looseQuote } = scanner;
    const bytes = this.#bytes;
    const isEmpty = (place: number) => isBlank(bytes.subarray(starts[place], ends[place]), this.#name);
    if (openQuote >= 0) throw unclosedQuote(this.#name, this.#line + openQuote);
    if (width === 1 && isEmpty(0)) return;
    const expected = this.#headers?.length ?? width;
    if (width !== expected) throw raggedRow(this.#name, this.#line, expected, width);
    if (looseQuote >= 0) throw unclosedQuote(this.#name, this.#line + looseQuote);
    if (this.#headers === undefined) {
      const cells = Array.from({ length: width }, (_, place) => bytes.subarray(starts[place], ends[place]));
      this.#takeHeaders(
        cells.map((cell, place) => textOf(doubled[place] ? undoubled(cell) : cell, this.#name)),
      );
      return;
    }
    if (this.#required >= 0 && isEmpty(this.#required)) return;
    for (const [place, cells] of this.#wanted)
      cells.add(bytes, starts[place]!, ends[place]!, doubled[place] === 1);
    this.#lines.add(this.#line);
  }

  #takeHeaders(row: readonly string[]): void {
    const headers = nameHeaders(row);
    const chosen = new Set(
      [...this.#choose(headers)].map((header) => requireHeader(header, headers, this.#name)),
    );
    this.#wanted = [...chosen].map((header) => [
      headers.indexOf(header),
      this.#isNumber(header) ? new NumberCells(this.#name) : new CellDictionary(this.#name),
    ]);
    const { skipWithout } = this.#format;
    if (skipWithout !== undefined) this.#required = headers.indexOf(skipWithout);
    this.#headers = headers;
  }
}
