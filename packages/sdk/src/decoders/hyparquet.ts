// Loaded when a file is read. Bundlers leave out what is not named here.
export { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
