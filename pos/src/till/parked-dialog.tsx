import { useState } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber, writtenTime } from '../messages/written.ts';
import type { Cart } from './cart.ts';
import type { ParkedSale } from './parked.ts';

export interface ParkedDialogProps {
  readonly open: boolean;
  /** What can be put aside; undefined when there is nothing. */
  readonly cart: Cart | undefined;
  readonly sales: readonly ParkedSale[];
  readonly onPark: (name: string) => void;
  readonly onTakeUp: (sale: ParkedSale) => void;
  readonly onDiscard: (sale: ParkedSale) => void;
  readonly onLeave: () => void;
}

/** Puts the cart aside, and takes up another. */
export function ParkedDialog({ open, cart, sales, onPark, onTakeUp, onDiscard, onLeave }: ParkedDialogProps) {
  const { parked: words } = useMessages();
  const { shop } = useWorkplace();
  return (
    <Dialog open={open} title={words.title} onLeave={onLeave}>
      {cart && <ParkForm name={cart.customer?.name ?? ''} onPark={onPark} />}
      {sales.length === 0 ? (
        <p className="text-faint">{words.none}</p>
      ) : (
        <ul className="divide-y divide-line" aria-label={words.title}>
          {sales.map((sale) => {
            const { id, name, parkedAt, cart: parked } = sale;
            return (
              <li key={id} className="flex items-center gap-2 py-2">
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{name}</span>
                  <span className="text-sm text-faint">
                    {words.about(
                      writtenTime(parkedAt, shop.timeZone),
                      writtenNumber(parked.lines.reduce((sum, { quantity }) => sum + quantity, 0)),
                    )}
                  </span>
                </span>
                <Button aria-label={words.takeUpNamed(name)} onClick={() => onTakeUp(sale)}>
                  {words.takeUp}
                </Button>
                <Button aria-label={words.discardNamed(name)} onClick={() => onDiscard(sale)}>
                  {words.discard}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <Button onClick={onLeave}>{words.close}</Button>
    </Dialog>
  );
}

function ParkForm({ name, onPark }: { readonly name: string; readonly onPark: (name: string) => void }) {
  const { parked: words } = useMessages();
  const { shop } = useWorkplace();
  const [typed, setTyped] = useState(name);
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onPark(typed.trim() || words.unnamed(writtenTime(Date.now(), shop.timeZone)));
      }}
    >
      <div className="flex-1">
        <Field
          label={words.name}
          value={typed}
          maxLength={100}
          autoComplete="off"
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <Button type="submit" tone="primary">
        {words.park}
      </Button>
    </form>
  );
}
