import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `work({ folder, open })` with a folder of its own, which is gone afterwards. What `open(starting)` resolves with
 * is stopped at the end, in reverse order, also after a failure.
 */
export async function withParts(work) {
  const folder = await mkdtemp(join(tmpdir(), 'tillgraph-bench-'));
  const opened = [];
  const open = async (starting) => {
    const part = await starting;
    opened.push(part);
    return part;
  };
  try {
    return await work({ folder, open });
  } finally {
    for (const part of opened.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
