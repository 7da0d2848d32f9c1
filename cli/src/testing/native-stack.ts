import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Starts or stops a server of this run, which STACK_HOME and its ports tell (`npm run test:faults`). */
export async function nativeStack(action: 'up' | 'down', server: 'kafka' | 'mongo'): Promise<void> {
  if (!process.env.STACK_HOME)
    throw new Error('Only servers of this run may be stopped: npm run test:faults.');
  await promisify(execFile)(script, [action, server]);
}

const script = fileURLToPath(new URL('../../../scripts/native-stack', import.meta.url));
