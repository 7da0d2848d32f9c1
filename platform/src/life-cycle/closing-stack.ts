/** What its owner has opened. All of it is closed in reverse order, each although another failed to close. */
export class ClosingStack {
  readonly #steps: { readonly name: string; readonly close: () => Promise<unknown> }[] = [];

  /** Remembers how to close what was just opened, and gives it back. */
  opened<Resource>(
    name: string,
    resource: Resource,
    close: (resource: Resource) => Promise<unknown>,
  ): Resource {
    this.#steps.push({ name, close: () => close(resource) });
    return resource;
  }

  /** The result of `open`. When it fails, what was opened is closed again before its error is thrown. */
  async opening<Result>(open: () => Promise<Result>): Promise<Result> {
    try {
      return await open();
    } catch (error) {
      await this.close().catch((closing) => {
        throw new AggregateError([error, closing], 'Opening failed, and then closing.', { cause: error });
      });
      throw error;
    }
  }

  /** Throws an AggregateError when something did not close. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      const { name } = step;
      await step.close().catch((cause) => failures.push(new Error(`Could not close ${name}`, { cause })));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.');
  }
}
