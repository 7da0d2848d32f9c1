import { useWorkplace } from '../app/workplace-context.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenTime } from '../messages/written.ts';
import { useConnection } from './graph-context.tsx';

/** Whether what is shown is live, in words and in colour. */
export function ConnectionSign() {
  const connection = useConnection();
  const { shop } = useWorkplace();
  const { connection: words } = useMessages();
  const live = connection.status === 'live';
  const text =
    connection.status === 'reconnecting'
      ? words.reconnecting(writtenTime(connection.since, shop.timeZone))
      : words[connection.status];
  return (
    <p role="status" className={`flex items-center gap-2 text-sm ${live ? '' : 'font-semibold text-danger'}`}>
      <span aria-hidden className={`size-3 rounded-full ${live ? 'bg-accent' : 'animate-pulse bg-danger'}`} />
      {text}
    </p>
  );
}
