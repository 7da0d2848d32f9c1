import { Going } from '../components/going.tsx';
import { RunningLowDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { isLow } from '../stock/is-low.ts';
import { useReport } from './use-report.ts';

/** What runs short, with the way to each product. `changed`: another text when it is to be asked for again. */
export function LowStockCard({ changed }: { readonly changed: string }) {
  const { dashboard: words, lists } = useMessages();
  const { data, failed } = useReport(RunningLowDocument, { first: 10 }, { changed });
  const products = (data?.lowStock?.edges ?? []).flatMap(({ node }) =>
    // What was low a moment ago is still in the list until it is asked for again.
    node?.stock && isLow(node.stock) ? [node] : [],
  );
  return (
    <section
      aria-label={words.lowStock}
      className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-panel p-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-lg font-semibold">{words.lowStock}</h2>
        <Going to="/stock" text={words.allLowStock} />
      </div>
      {failed && <p role="alert">{lists.failed}</p>}
      {data && products.length === 0 && <p className="text-faint">{words.nothingLow}</p>}
      <ul className="flex flex-col">
        {products.map(({ id, name, sku, stock }) => (
          <li
            key={id}
            className="flex min-h-12 items-center justify-between gap-3 border-b border-line/40 last:border-0"
          >
            <span className="min-w-0">
              <Going to={`/products/${id}`} text={name} />
              <span className="ml-2 text-sm text-faint">{sku}</span>
            </span>
            {stock && (
              <span className="shrink-0 text-sm">
                {words.left(writtenNumber(stock.available), writtenNumber(stock.lowStockThreshold))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
