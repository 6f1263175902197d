import type { AsyncBuffer, Compressors, FileMetaData, SchemaElement } from 'hyparquet';
import type { ChooseColumns } from '../sources/table-source.ts';
import { badResponse, SourceError } from '../transport/source-error.ts';
import type { DecodedRows } from './decoded-rows.ts';

/** The end of a file that is read first: enough for the footers of most. */
const FOOTER_BYTES = 1 << 16;
const DAY_MS = 86_400_000;
const BUILT_IN = ['UNCOMPRESSED', 'SNAPPY'];

/** What to read, and how. */
export interface ParquetOptions {
  readonly source: string;
  readonly choose: ChooseColumns;
  readonly compressors?: Compressors | undefined;
}

/** Reads the footer of a Parquet file, then those columns that are needed, and nothing else. */
export async function readParquet(file: AsyncBuffer, options: ParquetOptions): Promise<DecodedRows> {
  const { source, choose, compressors = {} } = options;
  const { parquetMetadataAsync, parquetRead, parquetSchema } = await import('./hyparquet.ts');
  const metadata = await understood(source, parquetMetadataAsync(file, { initialFetchSize: FOOTER_BYTES }));
  const elements = new Map(
    parquetSchema(metadata)
      .children.filter(
        ({ children, element }) => children.length === 0 && element.repetition_type !== 'REPEATED',
      )
      .map(({ element }) => [element.name, element]),
  );
  const headers = [...elements.keys()];
  const length = Number(metadata.num_rows);
  const columns = new Map([...choose(headers)].map((header) => [header, Array<unknown>(length)]));
  if (columns.size > 0) {
    refuseCodec(metadata, columns, [...BUILT_IN, ...Object.keys(compressors)], source);
    const read = parquetRead({
      file,
      metadata,
      columns: [...columns.keys()],
      compressors,
      parsers: { dateFromDays: (days) => new Date(days * DAY_MS).toISOString().slice(0, 10) },
      onChunk({ columnName, columnData, rowStart }) {
        const cells = columns.get(columnName)!;
        const convert = converterOf(elements.get(columnName)!);
        for (let i = 0; i < columnData.length; i++) cells[rowStart + i] = convert(columnData[i]);
      },
    });
    await understood(source, read);
  }
  return { headers, length, column: (header) => columns.get(header) ?? [] };
}

/** What the library throws is about the file; what the transport throws stands. */
async function understood<Result>(source: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof SourceError || error.name === 'AbortError') throw error;
    throw badResponse(source, 'a Parquet file', error.message.replace(/^parquet /, ''), error);
  }
}

function refuseCodec(
  { row_groups: groups }: FileMetaData,
  wanted: ReadonlyMap<string, unknown>,
  known: readonly string[],
  source: string,
): void {
  for (const { meta_data: chunk } of groups.flatMap((group) => group.columns)) {
    if (!chunk || !wanted.has(chunk.path_in_schema[0]!) || known.includes(chunk.codec)) continue;
    throw new SourceError(
      'bad_response',
      source,
      `is compressed with ${chunk.codec}.`,
      'Give it compressors, which the package hyparquet-compressors has, or write the file with Snappy.',
    );
  }
}

/** Cells as scalars: decimals to their last digit, clock times without a zone where the column has none. */
function converterOf({ converted_type, logical_type, scale = 0 }: SchemaElement): (cell: unknown) => unknown {
  const unit = 10 ** scale;
  const isDecimal = converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
  const isLocal = logical_type?.type === 'TIMESTAMP' && !logical_type.isAdjustedToUTC;
  return (cell) => {
    if (typeof cell === 'bigint') {
      const number = Number(cell);
      return Number.isSafeInteger(number) ? number : String(cell);
    }
    if (isDecimal && typeof cell === 'number') return Math.round(cell * unit) / unit;
    return isLocal && cell instanceof Date ? cell.toISOString().replace('Z', '') : cell;
  };
}
