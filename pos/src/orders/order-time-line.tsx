import { useEffect, useEffectEvent } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import { OrderTimeLineDocument, type WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';

export interface OrderTimeLineProps {
  readonly order: WholeOrderFragment;
}

/** What happened to it, the oldest first, as it happens. */
export function OrderTimeLine({ order: { id, version } }: OrderTimeLineProps) {
  const { shop } = useWorkplace();
  const { orders: words, lists, history } = useMessages();
  const list = useEndless(OrderTimeLineDocument, { id }, ({ order }) => order?.history);
  const again = useEffectEvent(() => {
    const told = list.nodes.at(-1)?.version ?? 0;
    if (!list.fetching && !list.hasMore && told < version) list.again();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each other version has something to tell.
  useEffect(() => again(), [version, list.fetching]);
  return (
    <Panel title={words.timeLine}>
      {list.failed && <p role="alert">{lists.failed}</p>}
      <ol className="flex flex-col gap-2 border-l-2 border-line pl-3">
        {list.nodes.map(({ version: at, type, recordedAt, actor }) => (
          <li key={at}>
            <p>
              {words.events[type] ?? type}{' '}
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
