// @ts-check
/**
 * `pnpm proof [rows] [queries]`: the proofs of the server on more than `pnpm test` takes the time for. 200 queries over
 * 1,000,000 rows equal the row-level reference, in core and through HTTP; no tenant sees another in 10,000 queries.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [rows = '1000000', queries = '10000'] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const files = ['test/engine-proof.test.ts', 'packages/sdk/src/server/tenants.test.ts'];
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', ...files], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, KPI_PROOF_ROWS: rows, KPI_PROOF_QUERIES: queries },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
