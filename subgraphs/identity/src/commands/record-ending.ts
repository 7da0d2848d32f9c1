import { type ContextRuntime, systemMetadata } from '@tillgraph/platform/subgraph';
import type { SessionEnding, Sessions } from '../sessions/sessions.ts';
import { executeOnUser } from './execute-on-user.ts';

/** Puts a session's end into the log: once, however often and by whichever process it is asked. */
export type RecordEnding = (ending: SessionEnding) => Promise<void>;

export const createRecordEnding =
  ({ log }: ContextRuntime, sessions: Sessions): RecordEnding =>
  async ({ userId, sessionId, reason }) => {
    await executeOnUser(log, {
      userId,
      command: { type: 'EndSession', sessionId, reason },
      metadata: systemMetadata('sessions', `session-ended/${sessionId}`),
      result: () => null,
    });
    await sessions.recorded(sessionId);
  };
