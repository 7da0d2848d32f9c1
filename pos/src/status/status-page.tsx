import { useState } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { useNow } from '../time/use-now.ts';
import type { Service, ShopStatus } from './read-status.ts';
import { useStatus } from './use-status.ts';

/** Whether each part of the shop works, and how far it is behind: asked again every few seconds. For everybody, as /status is. */
export function StatusPage() {
  const { status: words } = useMessages();
  const { status, failed, asking, ask } = useStatus();
  const [checked, setChecked] = useState(0);
  const check = async () => {
    await ask();
    setChecked(Date.now());
  };
  useShortcut('Alt+N', words.check, check);
  return (
    <Page
      title={words.title}
      actions={
        <Button tone="primary" aria-disabled={asking} onClick={check}>
          {words.check}
        </Button>
      }
    >
      {failed && (
        <p role="alert" className="text-danger">
          {words.failed}
        </p>
      )}
      {status ? (
        <>
          <Summary status={status} checked={checked} failed={failed} />
          <ServiceTable services={status.services} />
        </>
      ) : (
        !failed && <p role="status">{words.asking}</p>
      )}
    </Page>
  );
}

interface SummaryProps {
  readonly status: ShopStatus;
  /** When the user last asked for it, ms since 1970. */
  readonly checked: number;
  readonly failed: boolean;
}

/** In one sentence, which is told aloud when it changes and when it was asked for; and how old what is shown is. */
function Summary({ status, checked, failed }: SummaryProps) {
  const { shop } = useWorkplace();
  const { status: words } = useMessages();
  const now = useNow(1000);
  const down = status.services.filter(({ up }) => !up);
  const text =
    down.length === 0
      ? words.allHealthy(writtenNumber(status.services.length))
      : words.someDown(down.map(({ name }) => name).join(', '));
  const age = Math.max(0, Math.round((now - status.at) / 1000));
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 rounded-lg border border-line bg-panel p-4">
      {!failed && (
        <p
          key={checked}
          role="status"
          className={`text-lg font-semibold ${down.length === 0 ? '' : 'text-danger'}`}
        >
          <Light on={down.length === 0} />
          {text}
        </p>
      )}
      <p className="text-sm text-faint">
        {words.age(writtenNumber(age))} <span>{writtenMoment(status.at, shop.timeZone)}</span>
      </p>
    </div>
  );
}

function ServiceTable({ services }: { readonly services: readonly Service[] }) {
  const { status: words } = useMessages();
  return (
    <div className="rounded-lg border border-line bg-panel">
      <table className="w-full">
        <caption className="sr-only">{words.services}</caption>
        <thead>
          <tr className="border-b border-line text-left text-sm text-faint">
            <th scope="col" className="p-3">
              {words.service}
            </th>
            <th scope="col" className="p-3">
              {words.health}
            </th>
            <th scope="col" className="p-3 text-right">
              {words.lag}
            </th>
            <th scope="col" className="p-3 text-right max-sm:hidden">
              {words.version}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ name, up, lag, version }) => (
            <tr key={name} className="h-12 border-b border-line/40 last:border-0">
              <th scope="row" className="p-3 text-left font-medium">
                {name}
                <span className="block text-sm font-normal text-faint sm:hidden">{version}</span>
              </th>
              <td className={`p-3 ${up ? '' : 'font-semibold text-danger'}`}>
                <Light on={up} />
                {up ? words.up : words.down}
              </td>
              <td className="p-3 text-right">{lag === null ? words.noLag : words.events(lag)}</td>
              <td className="p-3 text-right tabular-nums max-sm:hidden">{version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Light = ({ on }: { readonly on: boolean }) => (
  <span aria-hidden className={`mr-2 inline-block size-3 rounded-full ${on ? 'bg-accent' : 'bg-danger'}`} />
);
