import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useClient } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { Page } from '../components/page.tsx';
import { Form } from '../forms/form.tsx';
import { showFailure } from '../forms/show-failure.ts';
import { ask } from '../graph/change.ts';
import { ChangePasswordDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

/** One's own password, for everybody. The change takes no key: done twice, it is refused, for the old one counts no more. */
export function OwnPasswordPage() {
  const { users: words, forms } = useMessages();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const required = z.string().min(1, forms.required);
  const form = useForm({
    resolver: zodResolver(
      z
        .object({ currentPassword: required, newPassword: required, repeated: required })
        .refine(({ newPassword, repeated }) => newPassword === repeated, {
          path: ['repeated'],
          message: words.notTheSame,
        }),
    ),
    defaultValues: { currentPassword: '', newPassword: '', repeated: '' },
  });
  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    setBusy(true);
    const changed = await ask(client, ChangePasswordDocument, { input: { currentPassword, newPassword } });
    setBusy(false);
    setDone(changed.kind === 'done');
    if (changed.kind === 'done') form.reset();
    else showFailure(changed, form, forms);
  });
  const { errors } = form.formState;
  return (
    <Page title={words.ownPassword}>
      <div className="max-w-md rounded-lg border border-line/50 bg-panel p-4">
        <Form
          onSubmit={() => void submit()}
          state={{ busy, lost: false }}
          error={errors.root?.message}
          submit={words.changePassword}
        >
          <p>{words.ownPasswordText}</p>
          <Field
            label={words.currentPassword}
            type="password"
            autoComplete="current-password"
            error={errors.currentPassword?.message}
            {...form.register('currentPassword')}
          />
          <Field
            label={words.newPassword}
            hint={words.passwordHint}
            type="password"
            autoComplete="new-password"
            error={errors.newPassword?.message}
            {...form.register('newPassword')}
          />
          <Field
            label={words.repeated}
            type="password"
            autoComplete="new-password"
            error={errors.repeated?.message}
            {...form.register('repeated')}
          />
          {done && <p role="status">{words.passwordChanged}</p>}
        </Form>
      </div>
    </Page>
  );
}
