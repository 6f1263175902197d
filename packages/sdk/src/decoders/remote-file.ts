import type { AsyncBuffer } from 'hyparquet';
import type { LoadOptions } from '../sources/shared-load.ts';
import type { Answer } from '../transport/answer.ts';
import type { Http } from '../transport/http.ts';
import { badResponse, SourceError } from '../transport/source-error.ts';

/** As many as a browser has under way at once; more would only wait, with their time running. */
const PARALLEL = 6;

/** A file of which parts are read by range requests; the whole of it, once, where the server gives no parts. */
export async function openRemoteFile(http: Http, source: string, load: LoadOptions): Promise<AsyncBuffer> {
  const get = (from: number, to: number) => http({ ...load, headers: { range: `bytes=${from}-${to - 1}` } });
  let length = await askLength(http, load);
  if (length === undefined) {
    const answer = await get(0, 1);
    if (answer.status !== 206) return wholeFile(answer);
    await answer.body.cancel();
    length = lengthIn(answer.headers);
  }
  if (length === undefined) return wholeFile(await http({ ...load }));
  const byteLength = length;

  const turns = Array.from({ length: PARALLEL }, () => Promise.resolve<unknown>(undefined));
  let count = 0;
  let whole: Promise<AsyncBuffer> | undefined;

  async function read(from: number, to: number): Promise<ArrayBuffer> {
    if (whole) return (await whole).slice(from, to);
    const answer = await get(from, to);
    if (answer.status === 206) {
      const { buffer } = await answer.bytes();
      if (buffer.byteLength === to - from) return buffer;
      throw badResponse(source, `bytes ${from} to ${to - 1}`, `${buffer.byteLength} bytes`);
    }
    // Several parts are asked for at once; the first whole file serves them all.
    if (whole) await answer.body.cancel();
    else whole = wholeFile(answer);
    return (await whole).slice(from, to);
  }

  return {
    byteLength,
    slice(from, to = byteLength) {
      const turn = count++ % PARALLEL;
      const part = turns[turn]!.then(() => read(from, to));
      turns[turn] = part.catch(() => {});
      return part;
    },
  };
}

/** By a HEAD request, whose length a page may read from any server. Signed addresses often refuse it. */
async function askLength(http: Http, load: LoadOptions): Promise<number | undefined> {
  try {
    const { headers, body } = await http({ ...load, method: 'HEAD' });
    await body.cancel();
    const length = headers.get('content-length');
    // What is compressed on the way has another length.
    return length === null || headers.has('content-encoding') ? undefined : Number(length);
  } catch (error) {
    if (error instanceof SourceError && error.status !== undefined) return undefined;
    throw error;
  }
}

/** The length of the file of which a part came, unless the server hides it from the page. */
function lengthIn(headers: Headers): number | undefined {
  const length = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  return length === undefined ? undefined : Number(length);
}

async function wholeFile(answer: Answer): Promise<AsyncBuffer> {
  return (await answer.bytes()).buffer;
}
