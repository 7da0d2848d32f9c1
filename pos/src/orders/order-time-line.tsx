import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import { OrderTimeLineDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';

export interface OrderTimeLineProps {
  readonly orderId: string;
}

/** What happened to it, the oldest first, as far as it had happened when this was first shown. */
export function OrderTimeLine({ orderId }: OrderTimeLineProps) {
  const { shop } = useWorkplace();
  const { orders: words, lists, history } = useMessages();
  const list = useEndless(OrderTimeLineDocument, { id: orderId }, ({ order }) => order?.history);
  return (
    <Panel title={words.timeLine}>
      {list.failed && <p role="alert">{lists.failed}</p>}
      <ol className="flex flex-col gap-2 border-l-2 border-line pl-3">
        {list.nodes.map(({ version: at, type, recordedAt, actor }) => (
          <li key={at}>
            <p>
              <span>{words.events[type] ?? type}</span>{' '}
              {actor && <span className="text-sm text-faint">{words.by(actor.displayName)}</span>}
            </p>
            <time dateTime={recordedAt} className="block text-sm text-faint">
              {writtenMoment(recordedAt, shop.timeZone)}
            </time>
          </li>
        ))}
      </ol>
      {list.hasMore && <Button onClick={list.more}>{history.more}</Button>}
    </Panel>
  );
}
