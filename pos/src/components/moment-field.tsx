import { useWorkplace } from '../app/workplace-context.ts';
import { useMessages } from '../messages/messages.tsx';
import { Field, type FieldProps } from './field.tsx';

/** A date and a time by the shop's clock; `momentOf` tells which moment that is. */
export function MomentField({ hint, ...props }: Omit<FieldProps, 'type'>) {
  const { shop } = useWorkplace();
  const { period: words } = useMessages();
  return <Field type="datetime-local" hint={hint ?? words.zone(shop.timeZone)} {...props} />;
}
