import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { useWorkplace } from '../app/workplace-context.ts';
import { CheckField, Field } from '../components/field.tsx';
import { Form } from '../forms/form.tsx';
import { useFormDialog } from '../forms/form-dialog-context.ts';
import { showFailure } from '../forms/show-failure.ts';
import { useChange } from '../graph/change.ts';
import { CreateApiKeyDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { addDays, beginningOf } from '../time/shop-time.ts';

export interface ApiKeyFormProps {
  readonly onSaved: (secret: string) => void;
}

/** A name, what the key may do, and until when. Nobody gives what they do not have. */
export function ApiKeyForm({ onSaved }: ApiKeyFormProps) {
  const { apiKeys: words, users, forms } = useMessages();
  const { cashier, shop } = useWorkplace();
  const { leave, setChanged, allowLeaving } = useFormDialog();
  const { run, state } = useChange(CreateApiKeyDocument);
  const [lost, setLost] = useState(false);
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, forms.required),
        scopes: z.array(z.string()).min(1, words.oneScope),
        expiresAt: z.string(),
      }),
    ),
    defaultValues: { name: '', scopes: [] as string[], expiresAt: '' },
  });
  const { isDirty, errors } = form.formState;
  useEffect(() => setChanged(isDirty), [isDirty, setChanged]);
  const submit = form.handleSubmit(async ({ name, scopes, expiresAt }) => {
    const made = await run({ name: name.trim(), scopes, expiresAt: endOf(expiresAt, shop.timeZone) });
    if (made.kind !== 'done') {
      showFailure(made, form, forms);
      return;
    }
    const { secret } = made.payload;
    // Made already by a request whose answer was lost: its secret is told once.
    if (secret === null) {
      setLost(true);
      return;
    }
    allowLeaving();
    onSaved(secret);
  });
  const named: Readonly<Record<string, string>> = users.scopes;
  return (
    <Form
      onSubmit={() => void submit()}
      state={state}
      error={lost ? words.secretLost : errors.root?.message}
      submit={words.create}
      onCancel={leave}
    >
      <Field
        label={words.name}
        hint={words.nameHint}
        autoFocus
        autoComplete="off"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <fieldset className="grid gap-x-4 sm:grid-cols-2">
        <legend className="font-semibold">{words.may}</legend>
        {cashier.scopes.map((scope) => (
          <CheckField key={scope} label={named[scope] ?? scope} value={scope} {...form.register('scopes')} />
        ))}
      </fieldset>
      {errors.scopes && (
        <p role="alert" className="text-sm text-danger">
          {errors.scopes.message}
        </p>
      )}
      <Field
        label={words.expiresOn}
        hint={words.expiresHint}
        type="date"
        error={errors.expiresAt?.message}
        {...form.register('expiresAt')}
      />
    </Form>
  );
}

/** The end of that day by the shop's clock; null when no day was given. */
const endOf = (day: string, timeZone: string): string | null =>
  day === '' ? null : beginningOf(addDays(day, 1), timeZone);
