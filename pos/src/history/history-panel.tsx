import { Panel } from '../components/panel.tsx';
import { useMessages } from '../messages/messages.tsx';
import { HistoryList, type HistoryListProps } from './history-list.tsx';

export interface HistoryPanelProps extends HistoryListProps {
  /** History when not said. */
  readonly title?: string;
}

/** The history as a part of an entity's page. */
export function HistoryPanel({ title, ...props }: HistoryPanelProps) {
  const { history: words } = useMessages();
  return (
    <Panel title={title ?? words.title}>
      <HistoryList {...props} />
    </Panel>
  );
}
