import { Link } from '@tanstack/react-router';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Address } from '../components/address.tsx';
import { Fact } from '../components/fact.tsx';
import { Panel } from '../components/panel.tsx';
import type { WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { StatusBadge } from './status-badge.tsx';

/** Who, when, how and why. */
export function OrderFacts({ order }: { readonly order: WholeOrderFragment }) {
  const { shop } = useWorkplace();
  const { orders: words } = useMessages();
  const may = useMay();
  const { status, placedAt, completedAt, fulfilmentMethod, customer, cashier, note } = order;
  return (
    <Panel title={words.details}>
      <dl className="flex flex-col gap-1.5">
        <Fact label={words.status}>
          <StatusBadge status={status} />
        </Fact>
        <Fact label={words.placedAt}>{writtenMoment(placedAt, shop.timeZone)}</Fact>
        {completedAt && <Fact label={words.completedAt}>{writtenMoment(completedAt, shop.timeZone)}</Fact>}
        {fulfilmentMethod === 'DELIVERY' && <Fact label={words.fulfilment}>{words.delivery}</Fact>}
        <Fact label={words.customer}>
          {customer && may('customers:read') ? (
            <Link
              to="/customers/$customerId"
              params={{ customerId: customer.id }}
              className="inline-flex min-h-6 items-center underline"
            >
              {customer.name}
            </Link>
          ) : (
            (customer?.name ?? words.noCustomer)
          )}
        </Fact>
        {cashier && <Fact label={words.cashier}>{cashier.displayName}</Fact>}
        {order.deliveryAddress && (
          <Fact label={words.address}>
            <Address address={order.deliveryAddress} />
          </Fact>
        )}
        {note && <Fact label={words.note}>{note}</Fact>}
      </dl>
      {order.cancellation && <Cancellation cancellation={order.cancellation} />}
    </Panel>
  );
}

type Whole = WholeOrderFragment;

function Cancellation({ cancellation }: { readonly cancellation: NonNullable<Whole['cancellation']> }) {
  const { orders: words } = useMessages();
  const { reason, message, shortages, available } = cancellation;
  return (
    <div className="rounded-lg border border-danger p-2">
      <p className="font-medium text-danger">{words.cancellation[reason]}</p>
      {reason === 'REQUESTED' && <p>{message}</p>}
      {shortages.map(({ line, requested, available: left }) => (
        <p key={line.id}>{words.shortage(line.productName, writtenNumber(requested), writtenNumber(left))}</p>
      ))}
      {available && <p>{words.accountHad(formatMoney(available))}</p>}
    </div>
  );
}
