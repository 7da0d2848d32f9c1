import { useState } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field, TextField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import type { Cart, PostalAddress } from './cart.ts';

export interface DeliveryDialogProps {
  readonly open: boolean;
  readonly cart: Cart;
  /** Undefined: the customer takes it along. */
  readonly onSave: (delivery: PostalAddress | undefined) => void;
  readonly onLeave: () => void;
}

/** Where the goods are to go. */
export function DeliveryDialog({ open, cart, onSave, onLeave }: DeliveryDialogProps) {
  const { delivery: words } = useMessages();
  return (
    <Dialog open={open} title={words.title} held onLeave={onLeave}>
      <DeliveryForm address={cart.delivery ?? cart.customer?.address} onSave={onSave} onLeave={onLeave} />
    </Dialog>
  );
}

interface DeliveryFormProps extends Pick<DeliveryDialogProps, 'onSave' | 'onLeave'> {
  readonly address: PostalAddress | undefined;
}

function DeliveryForm({ address, onSave, onLeave }: DeliveryFormProps) {
  const { delivery: words, forms } = useMessages();
  const { shop } = useWorkplace();
  const [typed, setTyped] = useState({
    lines: address?.lines.join('\n') ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    countryCode: address?.countryCode ?? shop.address?.countryCode ?? '',
  });
  const [tried, setTried] = useState(false);
  const lines = typed.lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const country = typed.countryCode.trim().toUpperCase();
  const isCountry = /^([A-Z]{2})?$/.test(country);
  const wrong = {
    lines: tried && lines.length === 0 ? forms.required : undefined,
    countryCode: tried && !isCountry ? words.notACountry : undefined,
  };
  const field = (name: keyof typeof typed) => ({
    label: words[name],
    value: typed[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: currentTarget.value }),
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (lines.length === 0 || !isCountry) return;
        const [city, postalCode, region] = [typed.city, typed.postalCode, typed.region].map((text) =>
          text.trim(),
        );
        onSave({
          lines,
          ...(city && { city }),
          ...(postalCode && { postalCode }),
          ...(region && { region }),
          ...(country && { countryCode: country }),
        });
      }}
    >
      <TextField {...field('lines')} error={wrong.lines} autoComplete="off" />
      <div className="grid grid-cols-[1fr_2fr] gap-3">
        <Field {...field('postalCode')} autoComplete="off" />
        <Field {...field('city')} autoComplete="off" />
      </div>
      <div className="grid grid-cols-[2fr_1fr] gap-3">
        <Field {...field('region')} autoComplete="off" />
        <Field {...field('countryCode')} maxLength={2} error={wrong.countryCode} autoComplete="off" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onLeave}>{forms.cancel}</Button>
        <Button onClick={() => onSave(undefined)}>{words.takenAlong}</Button>
        <Button type="submit" tone="primary" className="flex-1">
          {words.deliver}
        </Button>
      </div>
    </form>
  );
}
