import { Panel } from '../components/panel.tsx';
import { useMessages } from '../messages/messages.tsx';
import { HistoryList, type HistoryListProps } from './history-list.tsx';

/** The history as a part of an entity's page. */
export function HistoryPanel(props: HistoryListProps) {
  const { history: words } = useMessages();
  return (
    <Panel title={words.title}>
      <HistoryList {...props} />
    </Panel>
  );
}
