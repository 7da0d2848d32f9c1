import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import type { Endless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';

export interface ChoiceListProps<Node> {
  readonly label: string;
  readonly list: Endless<Node>;
  readonly idOf: (node: Node) => string;
  readonly children: (node: Node) => ReactNode;
  readonly onChoose: (node: Node) => void;
}

/** What was found, one of which is to be chosen. */
export function ChoiceList<Node>({ label, list, idOf, children, onChoose }: ChoiceListProps<Node>) {
  const { lists: words, history } = useMessages();
  if (list.failed) return <p role="alert">{words.failed}</p>;
  if (list.nodes.length === 0)
    return <p role="status">{list.fetching ? words.loading : words.nothingFound}</p>;
  return (
    <ul aria-label={label} className="flex max-h-72 flex-col overflow-y-auto rounded-lg border border-line">
      {list.nodes.map((node) => (
        <li key={idOf(node)} className="border-b border-line/40 last:border-0">
          <button
            type="button"
            className="flex min-h-11 w-full flex-wrap items-center gap-x-3 px-3 py-1 text-left hover:bg-hover"
            onClick={() => onChoose(node)}
          >
            {children(node)}
          </button>
        </li>
      ))}
      {list.hasMore && (
        <li>
          <Button className="w-full border-0" onClick={list.more}>
            {history.more}
          </Button>
        </li>
      )}
    </ul>
  );
}
