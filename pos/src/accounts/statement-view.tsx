import { useState } from 'react';
import { useClient } from 'urql';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { PeriodPicker } from '../components/period-picker.tsx';
import type { AccountRowFragment } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { DataList } from '../lists/data-list.tsx';
import { useMessages } from '../messages/messages.tsx';
import { momentsOf, type PeriodChoice, periodOf } from '../time/period.ts';
import { useToday } from '../time/use-today.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { saveFile } from './save-file.ts';
import { statementCsv } from './statement-csv.ts';
import { StatementFigures } from './statement-figures.tsx';
import { StatementPaper } from './statement-paper.tsx';
import { transactionColumns } from './transaction-columns.tsx';
import { TransactionDialog } from './transaction-dialog.tsx';
import { useCaughtUp } from './use-caught-up.ts';
import { useStatement } from './use-statement.ts';

/** An account's period: what there was, what came and went, and what there is. It can be taken along and printed. */
export function StatementView({ account }: { readonly account: AccountRowFragment }) {
  const words = useMessages();
  const { shop } = useWorkplace();
  const client = useClient();
  const [choice, setChoice] = useState<PeriodChoice>('thisMonth');
  const [openId, setOpenId] = useState<string>();
  const [paper, setPaper] = useState<Statement>();
  const [reading, setReading] = useState<'not' | 'now' | 'failed'>('not');
  const today = useToday();
  const period = periodOf(choice, today);
  const of = { id: account.id, ...momentsOf(period, shop.timeZone) };
  const { statement, list } = useStatement(of, account.version);
  const behind =
    period.to >= today &&
    statement !== undefined &&
    statement.closingBalance.amount !== account.balance.amount;
  useCaughtUp(behind && !list.fetching, list.again);
  const open = list.nodes.find(({ id }) => id === openId);
  const { accounts } = words;

  /** All of it, however much of it is shown. */
  async function readAll(then: (whole: Statement) => void): Promise<void> {
    if (reading === 'now') return;
    setReading('now');
    try {
      then(await readStatement(client, of));
      setReading('not');
    } catch {
      // Said at the buttons, which try again.
      setReading('failed');
    }
  }
  const save = () =>
    void readAll((whole) =>
      saveFile(
        `${account.code}_${period.from}_${period.to}.csv`,
        'text/csv;charset=utf-8',
        statementCsv(account, of.from, whole),
      ),
    );
  const print = () => void readAll(setPaper);
  useShortcut('Alt+P', accounts.print, print);
  useShortcut('Alt+S', accounts.csv, save);

  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <PeriodPicker value={choice} onChange={setChoice} />
        <div className="ml-auto flex flex-wrap gap-2">
          <Button aria-disabled={reading === 'now'} onClick={save}>
            {accounts.csv}
          </Button>
          <Button aria-disabled={reading === 'now'} onClick={print}>
            {accounts.print}
          </Button>
        </div>
      </div>
      {reading !== 'not' && (
        <p role={reading === 'failed' ? 'alert' : 'status'}>
          {reading === 'failed' ? accounts.readFailed : accounts.reading}
        </p>
      )}
      {statement && <StatementFigures statement={statement} />}
      <DataList
        label={accounts.statement}
        list={list}
        columns={transactionColumns({ words, timeZone: shop.timeZone, onOpen: ({ id }) => setOpenId(id) })}
        idOf={({ id }) => id}
        rowHeight={52}
      />
      {open && (
        <TransactionDialog transaction={open} active={account.active} onLeave={() => setOpenId(undefined)} />
      )}
      {paper && (
        <StatementPaper
          account={account}
          period={period}
          statement={paper}
          onLeave={() => setPaper(undefined)}
        />
      )}
    </>
  );
}
