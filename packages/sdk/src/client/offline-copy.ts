import { type ClientSnapshot, requireSnapshot } from './snapshot.ts';

/** What outlives a reload, and where. Opt in: whoever uses this browser afterwards can read it. */
export interface OfflineOptions {
  /** Apart for each user and portal, so that nobody is shown the numbers of another: `portal-7/user-42`. */
  readonly key: string;
  /** Seconds after which a copy is not shown any more. @default a week */
  readonly maxAge?: number;
  /** Characters of JSON kept at most; the oldest answers go first. @default 4,000,000 */
  readonly maxSize?: number;
}

const DATABASE = 'kpi-elements';
const STORE = 'snapshots/1';
const WEEK_SECONDS = 7 * 24 * 3600;

/** The copy of what a client knows, in IndexedDB. Where that is not to be had, nothing is kept and nothing fails. */
export class OfflineCopy {
  readonly #options: OfflineOptions;
  #database: Promise<IDBDatabase> | undefined;

  constructor(options: OfflineOptions) {
    this.#options = options;
  }

  /** What was kept, without what is too old. */
  async load(): Promise<ClientSnapshot | undefined> {
    const { key, maxAge = WEEK_SECONDS } = this.#options;
    try {
      const text = await this.#run<unknown>('readonly', (store) => store.get(key));
      if (typeof text !== 'string') return undefined;
      const snapshot = requireSnapshot(JSON.parse(text) as ClientSnapshot);
      const oldest = Date.now() - maxAge * 1000;
      return mapAnswers(snapshot, (answers) => answers.filter(({ at }) => at >= oldest));
    } catch {
      return undefined;
    }
  }

  async save(snapshot: ClientSnapshot): Promise<void> {
    const { key, maxSize = 4_000_000 } = this.#options;
    const text = JSON.stringify(bounded(snapshot, maxSize));
    await this.#run('readwrite', (store) => store.put(text, key)).catch(() => {});
  }

  async forget(): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(this.#options.key)).catch(() => {});
  }

  async #run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.#database ??= open();
    const database = await this.#database;
    return settled(work(database.transaction(STORE, mode).objectStore(STORE)));
  }
}

/** The newest answers that have room. */
function bounded(snapshot: ClientSnapshot, maxSize: number): ClientSnapshot {
  let room = maxSize;
  const newestFirst = Object.values(snapshot.sources)
    .flatMap(({ answers }) => answers)
    .toSorted((a, b) => b.at - a.at);
  const kept = new Set(newestFirst.filter((answer) => (room -= JSON.stringify(answer).length) >= 0));
  return mapAnswers(snapshot, (answers) => answers.filter((answer) => kept.has(answer)));
}

type Answers = ClientSnapshot['sources'][string]['answers'];

function mapAnswers(snapshot: ClientSnapshot, change: (answers: Answers) => Answers): ClientSnapshot {
  const sources = Object.entries(snapshot.sources).map(([name, source]) => [
    name,
    { ...source, answers: change(source.answers) },
  ]);
  return { ...snapshot, sources: Object.fromEntries(sources) };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
