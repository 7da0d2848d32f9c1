/** Does the work for several at once, and answers in the order of the source, of which it reads no more than that. */
export async function* mapInOrder<Item, Result>(
  source: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const running: Promise<Result>[] = [];
  for await (const item of source) {
    const result = work(item);
    // It is thrown in its turn.
    result.catch(() => undefined);
    running.push(result);
    if (running.length >= atOnce) yield* first(running);
  }
  while (running.length > 0) yield* first(running);
}

async function* first<Result>(running: Promise<Result>[]): AsyncGenerator<Result, void> {
  for (const result of running.splice(0, 1)) yield await result;
}

/** Up to `size` of the source at a time. */
export async function* inBatches<Item>(
  source: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<readonly Item[], void> {
  let batch: Item[] = [];
  for await (const item of source) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
