export { createClient, type Client, type ClientOptions } from './client.ts';
export { configure } from './configure.ts';
export type { FetchOptions, Source } from './source.ts';
export type { DatasetOptions } from './mapping/dataset-mapping.ts';
export type { MeasureMapping, Row } from './mapping/expression.ts';
export type { NameList } from './mapping/name-list.ts';
