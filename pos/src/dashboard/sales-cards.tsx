import { Going } from '../components/going.tsx';
import { useMessages } from '../messages/messages.tsx';
import { Ranking } from './ranking.tsx';
import { SalesNumbers } from './sales-numbers.tsx';
import { SalesOverTime, type SalesOverTimeProps } from './sales-over-time.tsx';
import { TaxesCard } from './taxes-card.tsx';

/** A period's sales: in all, over time, and by what, by whom and how they were paid. */
export function SalesCards(props: SalesOverTimeProps) {
  const { dashboard: words, receipt } = useMessages();
  const { report, currency, outdated } = props;
  const shared = { currency, outdated };
  return (
    <>
      <section
        aria-label={words.periodTotals}
        className="rounded-lg border border-line bg-panel p-3 lg:col-span-2"
      >
        <SalesNumbers totals={report.totals} />
      </section>
      <SalesOverTime {...props} />
      <Ranking
        {...shared}
        title={words.topProducts}
        nameLabel={words.product}
        countLabel={words.pieces}
        sumLabel={words.net}
        rows={report.topProducts.map(({ product, productName, quantity, revenue }) => ({
          name: productName,
          count: quantity,
          sum: revenue,
          shown: product && <Going to={`/products/${product.id}`} text={productName} />,
        }))}
      />
      <Ranking
        {...shared}
        title={words.categories}
        nameLabel={words.category}
        countLabel={words.pieces}
        sumLabel={words.net}
        rows={report.byCategory.map(({ categoryName, quantity, revenue }) => ({
          ...{ name: categoryName, count: quantity, sum: revenue },
        }))}
      />
      <Ranking
        {...shared}
        title={words.paymentMethods}
        nameLabel={words.method}
        countLabel={words.orders}
        sumLabel={words.withTax}
        rows={report.byPaymentMethod.map(({ method, orders, amount }) => ({
          ...{ name: receipt.methods[method], count: orders, sum: amount },
        }))}
      />
      <Ranking
        {...shared}
        title={words.cashiers}
        nameLabel={words.cashier}
        countLabel={words.orders}
        sumLabel={words.withTax}
        rows={report.byCashier.map(({ cashier, orders, amount }) => ({
          ...{ name: cashier?.displayName ?? words.noCashier, count: orders, sum: amount },
        }))}
      />
      <TaxesCard {...shared} taxes={report.byTaxRate} />
    </>
  );
}
