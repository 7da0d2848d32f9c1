import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTrustedDocuments, type TrustedDocuments } from '@tillgraph/gateway/security/trusted-documents';
import { StartRefused } from '@tillgraph/platform/config';

/**
 * The operations in the folder's .graphql files, and those of the page where one is built; undefined without a folder.
 * Throws `StartRefused` for what cannot be read: a shop that trusts nothing serves nobody.
 */
export async function readTrustedDocuments(
  folder: string | undefined,
  pageFolder: string | undefined,
): Promise<TrustedDocuments | undefined> {
  if (folder === undefined) return undefined;
  try {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.graphql'));
    const files = names.map((name) => join(folder, name));
    const ofPage = pageFolder === undefined ? [] : await operationsOfPage(pageFolder);
    return createTrustedDocuments([
      ...(await Promise.all(files.map((file) => readFile(file, 'utf8')))),
      ...ofPage,
    ]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(
      `TRUSTED_DOCUMENTS names ${folder}: give a folder of .graphql files with operations (${reason}).`,
      { cause },
    );
  }
}

/** As the page's build writes them beside it; see pos/build/operations.ts. */
async function operationsOfPage(pageFolder: string): Promise<readonly string[]> {
  const file = join(pageFolder, 'operations.graphql');
  return existsSync(file) ? [await readFile(file, 'utf8')] : [];
}
