import { useEffect } from 'react';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { SelectField } from '../components/field.tsx';
import { CashiersDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';

export interface CashierFilterProps {
  readonly cashierId: string | undefined;
  readonly onChange: (cashierId: string | undefined) => void;
}

/** Whose sales: one's own, or any other's where one may know who works here. */
export function CashierFilter({ cashierId, onChange }: CashierFilterProps) {
  const { cashier } = useWorkplace();
  const { orders: words } = useMessages();
  const everybody = useMay()('users:admin');
  const { nodes, hasMore, more } = useEndless(CashiersDocument, {}, ({ users }) => users, !everybody);
  // There are few, and a choice shows them all.
  useEffect(() => {
    if (hasMore) more();
  });
  const others = nodes.filter(({ id }) => id !== cashier.id);
  const options: readonly (readonly [string, string])[] = [
    ['', words.everyone],
    [cashier.id, words.me],
    ...others.map(({ id, displayName }) => [id, displayName] as const),
  ];
  const known = cashierId === undefined || options.some(([id]) => id === cashierId);
  return (
    <SelectField
      label={words.cashier}
      value={cashierId ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      // One whose name is not known here came by the address.
      options={known ? options : [...options, [cashierId, '…']]}
    />
  );
}
