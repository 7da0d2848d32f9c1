import { join } from 'node:path';
import { rotateSigningKey } from '@tillgraph/identity/subgraph';
import { StartRefused } from '@tillgraph/platform/config';
import { createSecretBox, loadMasterKey } from '@tillgraph/platform/person-keys';
import type { Environment } from '../environment.ts';
import { withRunningShop } from '../shop/running-shop.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph keys rotate` */
export async function keys([action]: readonly string[], environment: Environment): Promise<void> {
  if (action !== 'rotate') throw new WrongUsage('Say "keys rotate".');
  await withRunningShop(environment, async ({ dataDir, accessTokenLifetime }, databaseUrl) => {
    // That of a shop of many processes, or the one in the data folder.
    const file = environment.MASTER_KEY_FILE?.trim() || join(dataDir, 'master-key');
    const masterKey = await loadMasterKey(file);
    if (!masterKey) {
      throw new StartRefused(
        `There is no master key at ${file}: set MASTER_KEY_FILE, or DATA_DIR to the shop's.`,
      );
    }
    const secretBox = createSecretBox(masterKey);
    await rotateSigningKey({ databaseUrl: databaseUrl('identity'), secretBox, accessTokenLifetime });
  });
  console.log('A new key signs access tokens. Those that the one before has signed count until they expire.');
}
