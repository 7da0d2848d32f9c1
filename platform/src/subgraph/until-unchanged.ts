/**
 * Thrown by a decider whose aggregates were chosen by a state that has changed since: nothing is recorded then, and
 * `untilUnchanged` chooses again.
 */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/**
 * For a command whose aggregates depend on another's state: the attempt loads that state, names the aggregates and
 * executes. Each repeat means that another command succeeded, so it ends.
 */
export async function untilUnchanged<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
    }
  }
}
