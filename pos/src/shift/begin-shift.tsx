import { formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { useState } from 'react';
import { Panel } from '../components/panel.tsx';
import { Form } from '../forms/form.tsx';
import { failureText } from '../forms/show-failure.ts';
import { useChange } from '../graph/change.ts';
import { OpenTillDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { type Count, countedSum, nothingCounted } from './count.ts';
import { CountFields } from './count-fields.tsx';
import { openingKey, storedCount } from './kept-count.ts';
import type { Drawer } from './use-drawer.ts';
import { useKept } from './use-kept.ts';

export interface BeginShiftProps {
  readonly drawer: Drawer;
  readonly onBegun: () => void;
}

/** A shift begins with what is counted. */
export function BeginShift({ drawer, onBegun }: BeginShiftProps) {
  const { shift: words, forms } = useMessages();
  const { run, state } = useChange(OpenTillDocument);
  const [count, setCount] = useKept<Count>(openingKey(drawer.id), storedCount, nothingCounted);
  const [error, setError] = useState<string>();
  const currency = drawer.balance.currencyCode;

  async function submit() {
    const counted = countedSum(count, currency);
    setError(counted ? undefined : words.count.missing);
    if (!counted) return;
    const begun = await run({ accountId: drawer.id, counted: asDecimal(counted) });
    if (begun.kind === 'done') setCount(nothingCounted);
    else setError(failureText(begun, forms));
    // Whether this one or another has opened it, there is something else to be seen.
    onBegun();
  }

  return (
    <div className="max-w-2xl">
      <Panel title={words.begin.title}>
        <p>{words.begin.told}</p>
        <Form state={state} submit={words.begin.submit} onSubmit={() => void submit()}>
          <CountFields currency={currency} count={count} error={error} onChange={setCount} />
        </Form>
      </Panel>
    </div>
  );
}
