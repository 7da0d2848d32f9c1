import { useQuery } from 'urql';
import { usePreferences } from '../app/preferences.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ReceiptDocument } from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';
import { useMessages } from '../messages/messages.tsx';
import { PrintReceipt } from './print-receipt.tsx';
import { Receipt } from './receipt.tsx';

export interface ReceiptDialogProps {
  /** Whose receipt is shown; undefined when none is. */
  readonly orderId: string | undefined;
  readonly onLeave: () => void;
}

/** The receipt of an earlier sale, to print it again. */
export function ReceiptDialog({ orderId, onLeave }: ReceiptDialogProps) {
  const { receipt: words, forms, lists } = useMessages();
  const { shop } = useWorkplace();
  const [{ paper }] = usePreferences();
  const [{ data, error }, ask] = useQuery({
    query: ReceiptDocument,
    variables: { orderId: orderId ?? '' },
    requestPolicy: 'cache-and-network',
    pause: orderId === undefined,
  });
  useRetried(data?.order ? undefined : error, ask);
  const order = data?.order?.id === orderId ? data?.order : undefined;
  return (
    <Dialog open={orderId !== undefined} title={words.title} wide={paper === 'a4'} onLeave={onLeave}>
      {order ? (
        <Receipt order={order} shop={shop} paper={paper} copy />
      ) : (
        <p role="status">{error ? lists.failed : lists.loading}</p>
      )}
      <div className="flex flex-wrap gap-2 print:hidden">
        {order && <PrintReceipt />}
        <Button className="flex-1" onClick={onLeave}>
          {forms.close}
        </Button>
      </div>
    </Dialog>
  );
}
