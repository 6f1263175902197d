export {
  createClient,
  createClientWith,
  type Client,
  type ClientOptions,
  type SourceSettings,
} from './client.ts';
export type { ClientEvent } from './client/events.ts';
export type { OfflineOptions } from './client/offline-copy.ts';
export type { ClientSnapshot, SliceSnapshot, SourceSnapshot } from './client/snapshot.ts';
export type { SliceReport, SourceReport } from './client/source-report.ts';
export { configure } from './configure.ts';
export { defineSource, type SourceDefinition } from './define-source.ts';
export type { AdapterColumn, AdapterColumns, Scale } from './adapter/adapter-column.ts';
export type { Said, System } from './adapter/asker.ts';
export type { AnswerRow, Ask, Page, Question } from './adapter/question.ts';
export type { DatasetOptions } from './mapping/dataset-mapping.ts';
export type { MeasureMapping, Row } from './mapping/expression.ts';
export type { NameList } from './mapping/name-list.ts';
export type { FetchOptions, Source } from './source.ts';
export { SourceError, type SourceErrorCode, type SourceErrorOptions } from './transport/source-error.ts';
export type { TokenFunction } from './transport/token.ts';
