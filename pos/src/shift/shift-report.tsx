import { useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Fact } from '../components/fact.tsx';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { countedPieces } from './kept-count.ts';
import { ShiftFigures } from './shift-figures.tsx';

/** X while the shift is open, Z once it is closed; alone on the paper when it is printed. */
export function ShiftReport({ shift }: { readonly shift: ShiftFragment }) {
  const { shop } = useWorkplace();
  const { shift: words } = useMessages();
  const [{ paper }] = usePreferences();
  const [shown] = useState(() => Date.now());
  const moment = (at: string | number) => writtenMoment(at, shop.timeZone);
  const { till, number, openedAt, openedBy, closedAt, closedBy } = shift;
  const [pieces] = useState(() => countedPieces(shift));
  const title = closedAt ? words.report.z : words.report.x;
  return (
    <article
      aria-label={title}
      className={`flex flex-col print:block print:space-y-2 ${paper === 'a4' ? 'on-a4 gap-4' : 'on-roll gap-2 text-sm'}`}
    >
      <header className="text-center">
        <p className="text-base font-semibold">{shop.name}</p>
        <p className="text-base font-semibold">{title}</p>
        <p>{till ? words.shiftOf(writtenNumber(number), till.name) : words.shift(writtenNumber(number))}</p>
      </header>
      <dl className="flex flex-col gap-1 border-y border-line py-2">
        <Fact label={words.report.opened}>
          {moment(openedAt)}
          {openedBy && `, ${openedBy.displayName}`}
        </Fact>
        {closedAt ? (
          <Fact label={words.report.closed}>
            {moment(closedAt)}
            {closedBy && `, ${closedBy.displayName}`}
          </Fact>
        ) : (
          <Fact label={words.report.now}>{moment(shown)}</Fact>
        )}
      </dl>
      <ShiftFigures shift={shift} />
      {pieces.length > 0 && (
        <dl className="flex flex-col gap-1 border-t border-line pt-2">
          {pieces.map(({ denomination, pieces: count, worth }) => (
            <Fact
              key={denomination.minor}
              label={words.count.of(writtenNumber(count), formatMoney(denomination))}
            >
              {formatMoney(worth)}
            </Fact>
          ))}
        </dl>
      )}
      {closedAt && (
        <p className="mt-8 hidden border-t border-line pt-1 text-xs print:block">{words.report.signature}</p>
      )}
    </article>
  );
}
