import { Button } from '../components/button.tsx';
import type { PaymentMethod } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface MethodChoiceProps {
  readonly method: PaymentMethod;
  readonly withAccounts: boolean;
  readonly onChoose: (method: PaymentMethod) => void;
}

/** Keys for it are those of the dialog. */
export function MethodChoice({ method, withAccounts, onChoose }: MethodChoiceProps) {
  const { pay: words, receipt } = useMessages();
  const methods: readonly PaymentMethod[] = withAccounts ? ['CASH', 'CARD', 'ACCOUNT'] : ['CASH', 'CARD'];
  return (
    <fieldset className="grid grid-flow-col gap-2">
      <legend className="sr-only">{words.method}</legend>
      {methods.map((each) => (
        <Button
          key={each}
          aria-pressed={each === method}
          className="px-2 aria-pressed:border-2 aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:text-accent"
          onClick={() => onChoose(each)}
        >
          {receipt.methods[each]}
        </Button>
      ))}
    </fieldset>
  );
}
