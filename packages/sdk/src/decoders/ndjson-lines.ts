import { notJson, parseJson } from './json-text.ts';

/** The values of newline-delimited JSON, line by line as it comes. Blank lines are passed over. */
export async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  source: string,
): Promise<unknown[]> {
  const values: unknown[] = [];
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let line = 0;
  let open = '';
  const read = (text: string) => {
    line++;
    if (text.trim() === '') return;
    try {
      values.push(parseJson(text));
    } catch (error) {
      throw notJson(text, source, `JSON on line ${line}`, error);
    }
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (open + value).split('\n');
    open = lines.pop()!;
    lines.forEach(read);
  }
  read(open);
  return values;
}
