import { Link } from '@tanstack/react-router';
import { useMay } from '../app/scopes.ts';
import { Panel } from '../components/panel.tsx';
import type { PaymentMadeFragment, WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';

/** How it was paid. */
export function OrderPayments({ order }: { readonly order: WholeOrderFragment }) {
  const { orders: words } = useMessages();
  return (
    <Panel title={words.payments}>
      {order.payments.length === 0 && <p className="text-faint">{words.noPayments}</p>}
      <ul className="flex flex-col gap-2">
        {order.payments.map((payment) => (
          <Payment key={payment.id} payment={payment} />
        ))}
      </ul>
    </Panel>
  );
}

function Payment({ payment }: { readonly payment: PaymentMadeFragment }) {
  const { orders: words } = useMessages();
  const mayLook = useMay()('accounts:read');
  const { method, status, amount, tendered, change, refunded, reference, account } = payment;
  const told = [
    words.paymentStatuses[status],
    reference && words.reference(reference),
    tendered &&
      change &&
      Number(change.amount) > 0 &&
      words.tendered(formatMoney(tendered), formatMoney(change)),
    Number(refunded.amount) > 0 && words.refundedOf(formatMoney(refunded)),
  ].filter((text) => typeof text === 'string' && text !== '');
  return (
    <li>
      <p className="flex justify-between gap-4">
        <span>{words.methods[method]}</span>
        <span className="font-medium">{formatMoney(amount)}</span>
      </p>
      <p className="text-sm text-faint">
        {account && method !== 'CARD' && (
          <>
            {mayLook ? (
              <Link
                to="/accounts/$accountId"
                params={{ accountId: account.id }}
                className="inline-flex min-h-6 items-center underline"
              >
                {account.name}
              </Link>
            ) : (
              account.name
            )}
            {' · '}
          </>
        )}
        {told.join(' · ')}
      </p>
    </li>
  );
}
