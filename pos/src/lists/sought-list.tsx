import { SelectField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { DataList, type DataListProps } from './data-list.tsx';
import { SearchField } from './search-field.tsx';
import { type Order, sought } from './sought.ts';
import { useWhole } from './use-whole.ts';
import type { WantedList } from './wanted-list.ts';

export interface SoughtListProps<Node> extends DataListProps<Node> {
  readonly wanted: WantedList;
  readonly onWant: (changed: Partial<WantedList>) => void;
  /** What a search looks into. */
  readonly textsOf: (node: Node) => readonly string[];
  /** The first is that of who chose none. */
  readonly orders: readonly [Order<Node>, ...Order<Node>[]];
}

/**
 * A list that is searched and sorted here, over all of it: the graph takes neither for lists that are short in every shop.
 */
export function SoughtList<Node extends object>({
  wanted,
  onWant,
  textsOf,
  orders,
  nothing,
  ...props
}: SoughtListProps<Node>) {
  const { lists } = useMessages();
  const list = useWhole(props.list);
  const order = orders.find(({ id }) => id === wanted.order) ?? orders[0];
  const nodes = sought(list.nodes, wanted.search, textsOf, order.compare);
  const coming = list.fetching || list.hasMore;
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-2 md:flex">
        <div className="col-span-2 flex flex-1">
          <SearchField
            label={lists.search}
            initial={wanted.search}
            onSearch={(search) => search !== wanted.search && onWant({ search })}
          />
        </div>
        <SelectField
          label={lists.order}
          value={order.id}
          onChange={({ currentTarget }) => onWant({ order: currentTarget.value })}
          options={orders.map(({ id, label }) => [id, label] as const)}
        />
        <p role="status" className="pb-3 text-sm whitespace-nowrap text-faint">
          {!coming && lists.found(writtenNumber(nodes.length))}
        </p>
      </div>
      <DataList
        key={JSON.stringify(wanted)}
        {...props}
        nothing={list.nodes.length === 0 ? nothing : undefined}
        list={{ ...list, nodes, totalCount: nodes.length, fetching: coming, hasMore: false }}
      />
    </>
  );
}
