import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { StartRefused } from '@tillgraph/platform/config';
import { openCategories } from '../csv/categories.ts';
import { importProducts, type LineOutcome } from '../csv/import-products.ts';
import { readProductRows } from '../csv/product-rows.ts';
import { readCsv } from '../csv/read-csv.ts';
import { openShopGraph } from '../csv/shop-graph.ts';
import { shopTerms } from '../csv/shop-terms.ts';
import type { Environment } from '../environment.ts';
import { createProgressBar } from '../progress-bar.ts';
import { createSeenTokens } from '../shop/seen-tokens.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph import products FILE.csv`; `-` is standard input. Throws `StartRefused` when a line was not imported. */
export async function importFile(
  [what, file, ...more]: readonly string[],
  { url, 'dry-run': dryRun = false }: { readonly url?: string; readonly 'dry-run'?: boolean },
  environment: Environment,
): Promise<void> {
  if (what !== 'products' || !file || more.length > 0)
    throw new WrongUsage('Say "import products FILE.csv".');
  const source = await openFile(file);
  const progress = createProgressBar();
  const graph = openShopGraph(url, environment, progress.print);
  const { currencyCode } = await shopTerms(graph);
  const written = createSeenTokens();
  const outcomes = importProducts(readProductRows(readCsv(source.bytes()), currencyCode), {
    graph,
    dryRun,
    categoryIdOf: await openCategories(graph),
    wrote: (consistencyToken) => written.saw({ consistencyToken }),
  });

  const counts = { made: 0, changed: 0, same: 0, bad: 0 };
  try {
    for await (const line of outcomes) {
      if ('faults' in line) progress.print(sentencesOf(file, line));
      counts['faults' in line ? 'bad' : line.outcome] += 1;
      progress.show(source.share(), `line ${line.line}`);
    }
    // Whoever reads from now on, reads what was imported.
    await graph.ask('{ products(first: 1) { edges { node { stock { version } } } } }', {}, written.token());
  } finally {
    progress.end();
  }
  const { made, changed, same, bad } = counts;
  console.log(
    dryRun
      ? `Nothing was imported: ${made} products would be made, ${changed} changed, and ${same} are so already.`
      : `${made} products were made, ${changed} changed, and ${same} were so already.`,
  );
  if (bad > 0) {
    const lines = bad === 1 ? '1 line was' : `${bad} lines were`;
    throw new StartRefused(`${lines} not imported: correct what is said above, and import the file again.`);
  }
}

async function openFile(file: string) {
  if (file === '-') return { bytes: () => process.stdin, share: () => undefined };
  const { size } = await stat(file).catch((cause) => {
    throw new StartRefused(`${file} cannot be read (${cause.code}).`, { cause });
  });
  const stream = createReadStream(file);
  return { bytes: () => stream, share: () => stream.bytesRead / Math.max(1, size) };
}

const sentencesOf = (
  file: string,
  { line, faults }: Extract<LineOutcome, { readonly faults: unknown }>,
): string =>
  faults.map(({ column, message }) => `${file}:${line}: ${column ? `${column}: ` : ''}${message}`).join('\n');
