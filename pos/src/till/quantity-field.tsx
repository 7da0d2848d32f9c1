import { useEffect, useEffectEvent, useState } from 'react';

export interface QuantityFieldProps {
  readonly label: string;
  /** 1 or more. */
  readonly quantity: number;
  readonly onQuantity: (quantity: number) => void;
}

/** What is typed counts when the fingers rest, at Enter, or when the field is left: until then it may be empty. */
export function QuantityField({ label, quantity, onQuantity }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string>();
  const meant = typed !== undefined && /^[1-9]\d*$/.test(typed.trim()) ? Number(typed) : undefined;
  const take = () => {
    setTyped(undefined);
    if (meant !== undefined && meant !== quantity) onQuantity(meant);
  };
  const rested = useEffectEvent(() => {
    if (meant !== undefined) take();
  });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(rested, rest);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      className="min-h-11 w-14 rounded-lg border border-line bg-field text-center"
      value={typed ?? quantity}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={take}
      onChange={({ currentTarget: { value } }) => setTyped(value === String(quantity) ? undefined : value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        const step = event.key === '+' ? 1 : event.key === '-' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        setTyped(undefined);
        onQuantity((meant ?? quantity) + step);
      }}
    />
  );
}

/** ms; a scanner that types here is done by then, and its code taken out again. */
const rest = 300;
