/** The log could not be reached in time. A command's outcome is unknown then: repeat it under the same key. */
export class EventStoreUnavailableError extends Error {
  readonly code = 'EVENT_STORE_UNAVAILABLE';
  constructor(context: string, cause: unknown) {
    super(
      `The event log of ${context} did not answer in time: check its PostgreSQL server, then try again.`,
      {
        cause,
      },
    );
  }
}

export class EventStoreClosedError extends Error {
  readonly code = 'EVENT_STORE_CLOSED';
  constructor(context: string) {
    super(`The event log of ${context} is closed: this process is ending.`);
  }
}

/** A command that no log can take, whoever sends it: the context's code is wrong. */
export class InvalidCommandError extends Error {
  readonly code = 'INVALID_COMMAND';
}
