/** Bytes as they come. */
export type Parts = AsyncGenerator<Uint8Array, void>;

const TEXT_PART = 2 ** 16;

/** The parts of a stream, which is cancelled when nobody wants more of them. */
export async function* partsOfStream(stream: ReadableStream<Uint8Array>): Parts {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** A text in UTF-8. */
export async function* partsOfText(text: string): Parts {
  const encoder = new TextEncoder();
  for (let end = 0, start = 0; start < text.length; start = end) {
    end = start + TEXT_PART;
    // Two code units of one character stay together.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++;
    yield encoder.encode(text.slice(start, end));
  }
}

/** The parts, each counted when it comes. */
export async function* counted(parts: Parts, count: (loaded: number) => void): Parts {
  let loaded = 0;
  for await (const part of parts) {
    loaded += part.length;
    count(loaded);
    yield part;
  }
}

/** Some parts again, then those that follow. */
export async function* resumed(first: readonly Uint8Array[], others: Parts): Parts {
  yield* first;
  yield* others;
}
