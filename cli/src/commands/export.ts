import type { Export } from '../csv/export.ts';
import { customerExport } from '../csv/export-customers.ts';
import { orderExport } from '../csv/export-orders.ts';
import { productExport } from '../csv/export-products.ts';
import { transactionExport } from '../csv/export-transactions.ts';
import type { Page } from '../csv/pages.ts';
import { momentOf } from '../csv/shop-day.ts';
import { openShopGraph } from '../csv/shop-graph.ts';
import { shopTerms } from '../csv/shop-terms.ts';
import { writeCsv } from '../csv/write-csv.ts';
import type { Environment } from '../environment.ts';
import { createProgressBar } from '../progress-bar.ts';
import { WrongUsage } from '../wrong-usage.ts';

interface Options {
  readonly url?: string;
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
}

/** `tillgraph export products|customers|orders|transactions FILE.csv`; `-` is standard output. */
export async function exportFile(
  [what = '', file, ...more]: readonly string[],
  options: Options,
  environment: Environment,
): Promise<void> {
  const exported = exports.get(what);
  if (!exported || !file || more.length > 0) {
    throw new WrongUsage(`Say "export ${[...exports.keys()].join('|')} FILE.csv".`);
  }
  const { from, to, account } = options;
  if ((from ?? to) !== undefined && exported !== orderExport && exported !== transactionExport) {
    throw new WrongUsage(`export ${what} has no option --from and no --to.`);
  }
  if (account !== undefined && exported !== transactionExport) {
    throw new WrongUsage(`export ${what} has no option --account.`);
  }
  const progress = createProgressBar();
  const graph = openShopGraph(options.url, environment, progress.print);
  const { timeZone } = await shopTerms(graph);
  let rows = 0;
  let read = 0;
  const scope = {
    from: from === undefined ? undefined : momentOf(from, timeZone, '--from'),
    to: to === undefined ? undefined : momentOf(to, timeZone, '--to'),
    account,
    onPage: ({ edges, totalCount = mostCounted }: Page<unknown>) => {
      read += edges.length;
      progress.show(totalCount < mostCounted ? read / totalCount : undefined, `${rows} rows`);
    },
  };
  await writeCsv(file, exported.columns, counted(exported.rows(graph, scope)));
  console.error(`${rows} rows were written.`);

  async function* counted(source: AsyncIterable<readonly string[]>) {
    try {
      for await (const row of source) {
        rows += 1;
        yield row;
      }
    } finally {
      progress.end();
    }
  }
}

/** The shop counts no further. */
const mostCounted = 10_000;

const exports = new Map<string, Export>([
  ['products', productExport],
  ['customers', customerExport],
  ['orders', orderExport],
  ['transactions', transactionExport],
]);
