import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { importSource } from '../../scripts/import-source.mjs';
import { writeCsv } from './src/data/csv.ts';
import { generateTable } from './src/data/generate-table.ts';
import { type TableId, tables } from './src/data/tables.ts';
import type * as kpiServer from './vite.kpi-server.ts';

const ids = Object.keys(tables) as readonly TableId[];
const csvOf = (id: TableId) => writeCsv(generateTable(id), tables[id].headers);

/**
 * The demo's data twice more: as plain files, `/data/visits.csv`, which are part of what is built, and behind a KPI
 * server, `/kpi/visits`, while Vite itself serves the pages. `/kpi` says whether that is so, or why not.
 */
export function demoData(): Plugin {
  return {
    name: 'demo-data',
    configureServer({ config, middlewares }) {
      const folder = join(config.cacheDir, 'data');
      let written: Promise<void> | undefined;
      const write = () => (written ??= writeFiles(folder));
      middlewares.use('/data', sendFiles(folder, write));
      middlewares.use('/kpi', answer(folder, write));
    },
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir, 'data');
      middlewares.use('/kpi', answer(folder));
    },
    generateBundle() {
      for (const id of ids) this.emitFile({ type: 'asset', fileName: `data/${id}.csv`, source: csvOf(id) });
    },
  };
}

async function writeFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(ids.map((id) => writeFile(join(folder, `${id}.csv`), csvOf(id))));
}

const pathOf = (url = '') => url.replace(/\?.*$/, '').slice(1);

function sendFiles(folder: string, write: () => Promise<void>): Connect.NextHandleFunction {
  return ({ url }, response, next) => {
    const file = ids.map((id) => `${id}.csv`).find((name) => name === pathOf(url));
    if (!file) return next();
    write().then(() => {
      response.setHeader('content-type', 'text/csv; charset=utf-8');
      createReadStream(join(folder, file)).pipe(response);
    }, next);
  };
}

function answer(folder: string, write?: () => Promise<void>): Connect.NextHandleFunction {
  let opened: ReturnType<typeof openServer> | undefined;
  return (request, response, next) => {
    const table = pathOf(request.url);
    const tell = (state: { readonly ready: boolean; readonly reason?: string }) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(state));
    opened ??= openServer(folder, write);
    opened.then(
      (listeners) =>
        table === '' ? tell({ ready: true }) : (listeners[table]?.(request, response) ?? next()),
      (error: Error) => (table === '' ? tell({ ready: false, reason: error.message }) : next(error)),
    );
  };
}

/** The packages are sources here, which Node cannot import by itself. */
async function openServer(folder: string, write?: () => Promise<void>) {
  await write?.();
  const { openKpiServer } = (await importSource(
    join(import.meta.dirname, 'vite.kpi-server.ts'),
  )) as typeof kpiServer;
  const files = ids.map((id) => [id, join(folder, `${id}.csv`)] as const);
  return openKpiServer(Object.fromEntries(files));
}
