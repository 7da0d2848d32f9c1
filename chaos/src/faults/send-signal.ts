import { types } from 'node:util';

/** To each of them that still runs. */
export function sendSignal(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (!(types.isNativeError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}
