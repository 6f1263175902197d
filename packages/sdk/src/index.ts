export { createClient, type Client, type ClientOptions } from './client.ts';
export { configure } from './configure.ts';
export type { FetchOptions, Source } from './source.ts';
