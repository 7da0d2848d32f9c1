import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import type { HistoryPageFragment } from '../graph/generated/graphql.ts';
import type { Endless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';

export type HistoryEntry = HistoryPageFragment['edges'][number]['node'];

export interface HistoryListProps {
  readonly list: Endless<HistoryEntry>;
}

/** What happened to an entity, and when: an event a line, in the order in which the graph tells them. */
export function HistoryList({ list }: HistoryListProps) {
  const { shop } = useWorkplace();
  const { history: words, lists } = useMessages();
  if (list.failed) return <p role="alert">{lists.failed}</p>;
  if (list.nodes.length === 0) return <p role="status">{list.fetching ? lists.loading : words.nothing}</p>;
  return (
    <>
      <ol aria-label={words.title} className="flex flex-col gap-2 border-l-2 border-line pl-4">
        {list.nodes.map(({ version, type, recordedAt, data }) => (
          <li key={version}>
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{words.events[type] ?? type}</span>
              <time dateTime={recordedAt} className="text-sm text-faint">
                {writtenMoment(recordedAt, shop.timeZone)}
              </time>
            </p>
            <dl className="flex flex-wrap gap-x-4 text-sm text-faint">
              {Object.entries(data)
                .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
                .map(([name, value]) => (
                  <div key={name} className="flex gap-1">
                    <dt>{name}</dt>
                    <dd className="text-ink">{String(value)}</dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ol>
      {list.hasMore && <Button onClick={list.more}>{words.more}</Button>}
    </>
  );
}
