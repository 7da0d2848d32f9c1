import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';

export interface SaleNotTakenProps {
  readonly reason: string;
  readonly onBack: () => void;
}

/** Nothing was sold, and why, where the shop itself gives no reason. */
export function SaleNotTaken({ reason, onBack }: SaleNotTakenProps) {
  const { pay } = useMessages();
  return (
    <>
      <p role="alert">{reason}</p>
      <Button tone="primary" onClick={onBack}>
        {pay.back}
      </Button>
    </>
  );
}
