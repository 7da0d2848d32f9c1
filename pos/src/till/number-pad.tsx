import { currencyPlaces } from '@tillgraph/shared-domain/money';
import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import type { PadKey } from '../money/press-key.ts';
import { signOf } from '../money/typed-decimal.ts';

export interface NumberPadProps {
  readonly currency: string;
  readonly onKey: (key: PadKey) => void;
}

/** For fingers; a keyboard types into the field itself. */
export function NumberPad({ currency, onKey }: NumberPadProps) {
  const { pay: words } = useMessages();
  const left: PadKey = currencyPlaces(currency) === 0 ? '00' : '.';
  const keys: readonly PadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3', left, '0', 'erase'];
  return (
    <fieldset className="grid grid-cols-3 gap-2">
      <legend className="sr-only">{words.pad}</legend>
      {keys.map((key) => (
        <Button
          key={key}
          tabIndex={-1}
          className="min-h-12 text-lg"
          aria-label={key === 'erase' ? words.erase : key === '.' ? words.point : key}
          onClick={() => onKey(key)}
        >
          {key === 'erase' ? <Erase /> : key === '.' ? signOf() : key}
        </Button>
      ))}
    </fieldset>
  );
}

const Erase = () => (
  <svg aria-hidden="true" viewBox="0 0 24 16" className="mx-auto h-5 fill-none stroke-current stroke-2">
    <path d="M8 1h15v14H8L1 8zM12 5l6 6M18 5l-6 6" />
  </svg>
);
