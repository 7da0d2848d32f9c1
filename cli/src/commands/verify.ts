import { StartRefused } from '@tillgraph/platform/config';
import { openAdministration } from '@tillgraph/platform/consumers';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { createLogger } from '@tillgraph/platform/observability';
import { CollectionGoneError } from '@tillgraph/platform/read-models';
import type { Environment } from '../environment.ts';
import { endSignal } from '../life-cycle/end-signal.ts';
import { createProgressBar } from '../progress-bar.ts';
import type { DatabaseUrls } from '../shop/databases.ts';
import { type ReachedDatabases, withShopDatabases } from '../shop/reach-databases.ts';
import { shopContexts } from '../shop/shop-contexts.ts';
import { printFindings } from '../verify/print-findings.ts';
import { openVerifiedShop } from '../verify/verified-shop.ts';
import { type Verified, verifyShop } from '../verify/verify-shop.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph verify`. Throws `StartRefused` when anything differs. */
export async function verify(words: readonly string[], environment: Environment): Promise<void> {
  if (words.length > 0) throw new WrongUsage('Say "verify".');
  const signal = endSignal();
  await withShopDatabases(environment, async (reached) => {
    report(await verifyReached(reached, environment, signal));
  }).catch((error) => {
    if (signal.aborted) {
      throw new StartRefused('It was not verified: it was asked to end.', { cause: error });
    }
    throw error instanceof CollectionGoneError
      ? new StartRefused('A read model was made anew meanwhile: verify again.', { cause: error })
      : error;
  });
}

/** Prints what was found; throws when that is anything. */
export function report({ events, documents, findings, notes }: Verified): void {
  printFindings(findings);
  for (const note of notes) console.log(note);
  const read = `${events} events and ${documents} documents were read`;
  if (findings.length > 0) {
    throw new StartRefused(
      `${read}: ${findings.length === 1 ? '1 difference was' : `${findings.length} differences were`} found.`,
    );
  }
  console.log(`${read}: all that must always hold does, and each document is what its logs make of it.`);
}

export async function verifyReached(
  { settings, databaseUrl, isRunning }: ReachedDatabases,
  environment: Environment,
  signal: AbortSignal,
): Promise<Verified> {
  const opened = new ClosingStack();
  const progress = createProgressBar();
  try {
    const logger = createLogger(settings.logLevel);
    const shop = await openVerifiedShop({ environment, settings, databaseUrl, logger, opened });
    return await verifyShop(shop, {
      isRunning: isRunning ?? (await isServed(databaseUrl)),
      signal,
      onProgress: progress.show,
    });
  } finally {
    progress.end();
    await opened.close();
  }
}

async function isServed(databaseUrl: DatabaseUrls): Promise<boolean> {
  for (const context of shopContexts) {
    const administration = await openAdministration({ databaseUrl: databaseUrl(context) });
    const served = await administration.isServed().finally(() => administration.close());
    if (served) return true;
  }
  return false;
}
