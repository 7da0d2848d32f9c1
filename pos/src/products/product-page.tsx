import { Link, useParams } from '@tanstack/react-router';
import { useQuery, useSubscription } from 'urql';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import {
  ProductByIdDocument,
  type ProductByIdQuery,
  ProductFactsChangedDocument,
} from '../graph/generated/graphql.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { StockHistory } from '../stock/stock-history.tsx';
import { StockPanel } from '../stock/stock-panel.tsx';
import { ProductActions } from './product-actions.tsx';
import { ProductHistory } from './product-history.tsx';

export type ShownProduct = NonNullable<ProductByIdQuery['product']>;

function ProductPage() {
  const { productId } = useParams({ from: '/products/$productId' });
  const { products: words, lists } = useMessages();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ProductByIdDocument,
    variables: { id: productId },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  useReconnected(() => ask({ requestPolicy: 'network-only' }));
  useSubscription({ query: ProductFactsChangedDocument });
  const product = data?.product;
  if (!product) {
    return (
      <Page title={words.product}>
        <p role="status">{fetching ? lists.loading : error ? lists.failed : words.noSuch}</p>
      </Page>
    );
  }
  return <ProductShown key={product.id} product={product} />;
}

export const GuardedProductPage = guarded('inventory:read', ProductPage);

function ProductShown({ product }: { readonly product: ShownProduct }) {
  const { products: words } = useMessages();
  const { shop } = useWorkplace();
  const may = useMay();
  const { id, name, sku, price, taxRate, category, status, barcodes, description } = product;
  return (
    <Page title={name} actions={may('catalog:write') && <ProductActions product={product} />}>
      <Link to="/products" className="-mt-2 flex min-h-11 items-center self-start underline">
        {words.toAll}
      </Link>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <Panel title={words.product}>
            <Facts
              facts={[
                [words.status, words.statuses[status]],
                [words.price, formatMoney(price)],
                [words.tax, writtenPercent(taxRate)],
                [words.sku, sku],
                [words.barcodes, barcodes.length > 0 ? barcodes.join('\n') : '–'],
                [words.category, category?.name ?? '–'],
                description !== null ? [words.description, description] : null,
                [words.created, writtenMoment(product.createdAt, shop.timeZone)],
                [words.changed, writtenMoment(product.updatedAt, shop.timeZone)],
              ]}
            />
          </Panel>
          <StockPanel product={product} />
        </div>
        {may('audit:read') && (
          <div className="flex min-w-0 flex-col gap-3">
            <StockHistory productId={id} version={product.stock?.version ?? 0} />
            <ProductHistory productId={id} version={product.version} />
          </div>
        )}
      </div>
    </Page>
  );
}
