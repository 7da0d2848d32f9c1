import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import type { HistoryPageFragment } from '../graph/generated/graphql.ts';
import type { Endless } from '../graph/use-endless.ts';
import { localeOf } from '../messages/locale.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { type ToldField, tellFields } from './told-fields.ts';
import { writtenValue } from './written-value.ts';

export type HistoryEntry = HistoryPageFragment['edges'][number]['node'];

export interface HistoryListProps {
  readonly list: Endless<HistoryEntry>;
  /** What ids in the data are the ids of, such as a category's name. */
  readonly names?: ReadonlyMap<string, string>;
}

/** What happened to an entity, who did it and when, in the order in which the graph tells it. */
export function HistoryList({ list, names }: HistoryListProps) {
  const { history: words, lists } = useMessages();
  if (list.failed) return <p role="alert">{lists.failed}</p>;
  if (list.nodes.length === 0) return <p role="status">{list.fetching ? lists.loading : words.nothing}</p>;
  // A page that was asked for again may overlap with the next.
  const entries = [...new Map(list.nodes.map((entry) => [entry.version, entry])).values()];
  return (
    <>
      <ol aria-label={words.title} className="flex flex-col gap-3 border-l-2 border-line pl-4">
        {tellFields(entries).map(({ entry, fields }) => (
          <Happening key={entry.version} entry={entry} fields={fields} names={names} />
        ))}
      </ol>
      {list.hasMore && <Button onClick={list.more}>{words.more}</Button>}
    </>
  );
}

interface HappeningProps {
  readonly entry: HistoryEntry;
  readonly fields: readonly ToldField[];
  readonly names: ReadonlyMap<string, string> | undefined;
}

function Happening({ entry: { type, recordedAt, actorId, actor }, fields, names }: HappeningProps) {
  const { shop } = useWorkplace();
  const { history: words } = useMessages();
  const labels: Readonly<Record<string, string>> = words.fields;
  const types: Readonly<Record<string, string>> = words.events;
  const written = (field: object) =>
    writtenValue(field, { words, names, timeZone: shop.timeZone, locale: localeOf() });
  return (
    <li>
      <p className="font-medium">{types[type] ?? type}</p>
      <p className="text-sm text-faint">
        <time dateTime={recordedAt}>{writtenMoment(recordedAt, shop.timeZone)}</time>{' '}
        {actorId === null ? words.bySystem : actor ? words.by(actor.displayName) : words.byProgram}
      </p>
      {fields.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
          {fields.map(({ name, from, to }) => (
            <div key={name} className="contents">
              <dt className="text-faint">{labels[name]}</dt>
              <dd className="min-w-0 break-words">
                {from === undefined ? (
                  written({ [name]: to })
                ) : (
                  <>
                    <span className="sr-only">{words.from} </span>
                    <del className="text-faint no-underline">{written({ [name]: from })}</del>
                    {/* Drawn, for not every font has an arrow. */}
                    <svg
                      aria-hidden="true"
                      viewBox="0 0 16 16"
                      className="mx-1.5 inline size-3 fill-none stroke-current stroke-2"
                    >
                      <path d="M1 8h13M9 3l5 5-5 5" />
                    </svg>
                    <span className="sr-only"> {words.to} </span>
                    {written({ [name]: to })}
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
