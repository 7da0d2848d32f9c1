import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { AccountRowFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenDay, writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Period } from '../time/period.ts';
import type { Statement } from './read-statement.ts';
import { signedAmount } from './signed-amount.ts';
import { StatementFigures } from './statement-figures.tsx';

export interface StatementPaperProps {
  readonly account: AccountRowFragment;
  readonly period: Period;
  /** All of it. */
  readonly statement: Statement;
  readonly onLeave: () => void;
}

/** A statement as it is printed, on sheets of A4. */
export function StatementPaper({ account, period, statement, onLeave }: StatementPaperProps) {
  const { accounts: words, forms } = useMessages();
  const { shop } = useWorkplace();
  return (
    <Dialog open wide title={words.statement} onLeave={onLeave}>
      <div className="flex gap-2 print:hidden">
        <Button onClick={onLeave}>{forms.close}</Button>
        <Button tone="primary" className="flex-1" onClick={() => print()}>
          {words.printNow}
        </Button>
      </div>
      <article aria-label={words.statement} className="on-a4 flex flex-col gap-3 text-sm">
        <header>
          <p>{shop.name}</p>
          <h3 className="text-lg font-semibold">{words.statementOf(account.name, account.code)}</h3>
          <p>{words.fromTo(writtenDay(period.from), writtenDay(period.to))}</p>
        </header>
        <StatementFigures statement={statement} />
        <div className="overflow-x-auto print:overflow-visible">
          <table className="w-full">
            <thead>
              <tr className="border-b border-line text-left">
                <th scope="col" className="py-1 pr-3">
                  {words.fields.recordedAt}
                </th>
                <th scope="col" className="py-1 pr-3">
                  {words.fields.description}
                </th>
                <th scope="col" className="py-1 pr-3 text-right">
                  {words.fields.amount}
                </th>
                <th scope="col" className="py-1 text-right">
                  {words.balanceAfter}
                </th>
              </tr>
            </thead>
            <tbody>
              {statement.rows.map((row) => (
                <tr key={row.id} className="break-inside-avoid border-b border-line/40 align-top">
                  <td className="py-1 pr-3 whitespace-nowrap">
                    {writtenMoment(row.recordedAt, shop.timeZone)}
                  </td>
                  <td className="py-1 pr-3">
                    {row.description}
                    {row.category && <span className="text-faint"> · {row.category}</span>}
                  </td>
                  <td className="py-1 pr-3 text-right whitespace-nowrap tabular-nums">
                    {formatMoney(signedAmount(row))}
                  </td>
                  <td className="py-1 text-right whitespace-nowrap tabular-nums">
                    {formatMoney(row.balanceAfter)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </article>
    </Dialog>
  );
}
