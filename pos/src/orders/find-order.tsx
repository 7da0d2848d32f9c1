import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../components/button.tsx';
import { OrderByNumberDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

/** Goes to the order whose number is typed, as it stands on a receipt. */
export function FindOrder() {
  const { orders: words, lists } = useMessages();
  const client = useClient();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [told, setTold] = useState('');
  const field = useRef<HTMLInputElement>(null);

  async function find(event: FormEvent) {
    event.preventDefault();
    const wanted = number.trim().replace(/^#/, '');
    if (wanted === '') {
      field.current?.focus();
      return;
    }
    const { data } = await client
      .query(OrderByNumberDocument, { number: wanted }, { requestPolicy: 'network-only' })
      .toPromise();
    if (data?.orderByNumber) {
      await navigate({ to: '/orders/$orderId', params: { orderId: data.orderByNumber.id } });
    } else setTold(data ? words.notFound(wanted) : lists.failed);
  }

  return (
    <search>
      <form className="flex flex-wrap items-center gap-2" onSubmit={find}>
        <p role="status" className="text-sm text-danger empty:hidden">
          {told}
        </p>
        <input
          ref={field}
          aria-label={words.find}
          placeholder={words.find}
          inputMode="numeric"
          autoComplete="off"
          className="min-h-11 w-40 rounded-lg border border-line bg-field px-3"
          value={number}
          onChange={({ currentTarget }) => {
            setTold('');
            setNumber(currentTarget.value);
          }}
        />
        <Button type="submit">{words.go}</Button>
      </form>
    </search>
  );
}
