import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { Form } from '../forms/form.tsx';
import { showFailure } from '../forms/show-failure.ts';
import { useChange } from '../graph/change.ts';
import { RegisterAtTillDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import type { CartCustomer } from './cart.ts';
import { cartCustomer } from './customer-search.tsx';

export interface CustomerFormProps {
  /** What was searched for: a new customer's name, or how to reach them. */
  readonly name: string;
  readonly onRegistered: (customer: CartCustomer) => void;
  readonly onCancel: () => void;
}

/** Registers somebody with what a till has the time to ask for. */
export function CustomerForm({ name, onRegistered, onCancel }: CustomerFormProps) {
  const { customer: words, forms } = useMessages();
  const { run, state } = useChange(RegisterAtTillDocument);
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, forms.required),
        email: z.string().trim(),
        phone: z.string().trim(),
      }),
    ),
    defaultValues: {
      name: /[@\d]/.test(name) ? '' : name,
      email: name.includes('@') ? name : '',
      phone: /^[+\d][\d ()/-]*$/.test(name) ? name : '',
    },
  });
  const { register, formState } = form;
  const submit = form.handleSubmit(async ({ email, phone, ...values }) => {
    const changed = await run({ ...values, ...(email && { email }), ...(phone && { phone }) });
    if (changed.kind !== 'done') showFailure(changed, form, forms);
    else if (changed.payload.customer) onRegistered(cartCustomer(changed.payload.customer));
  });
  return (
    <Form
      onSubmit={() => void submit()}
      state={state}
      error={formState.errors.root?.message}
      submit={words.register}
      onCancel={onCancel}
    >
      <Field
        label={words.name}
        autoComplete="off"
        autoFocus
        error={formState.errors.name?.message}
        {...register('name')}
      />
      <Field
        label={words.email}
        type="email"
        autoComplete="off"
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <Field
        label={words.phone}
        type="tel"
        autoComplete="off"
        error={formState.errors.phone?.message}
        {...register('phone')}
      />
    </Form>
  );
}
