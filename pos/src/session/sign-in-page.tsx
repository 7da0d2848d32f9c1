import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { useSession } from './session-context.tsx';
import type { Asked } from './session-graph.ts';

export function SignInPage({ ended }: { readonly ended: boolean }) {
  const session = useSession();
  const { app, signIn: words } = useMessages();
  const { register, handleSubmit, setError, formState } = useForm({ resolver: zodResolver(shapeIn(words)) });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async ({ email, password }) => {
    const asked = await session.signIn(email, password);
    if (asked.kind !== 'answered') setError('root', { message: toldBy(asked, words) });
  });

  return (
    <main className="m-auto flex w-full max-w-sm flex-col gap-4 p-4">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-xl bg-panel p-6 shadow">
        <h1 className="text-2xl font-semibold">{app.name}</h1>
        {ended && <p role="status">{words.ended}</p>}
        <Field
          label={words.email}
          type="email"
          autoComplete="username"
          autoFocus
          error={errors.email?.message}
          {...register('email')}
        />
        <Field
          label={words.password}
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...register('password')}
        />
        {errors.root && (
          <p role="alert" className="text-danger">
            {errors.root.message}
          </p>
        )}
        <Button type="submit" tone="primary" disabled={isSubmitting}>
          {isSubmitting ? words.busy : words.submit}
        </Button>
      </form>
      <nav aria-label={words.forDevelopers} className="flex justify-center gap-6 text-sm">
        <a className="p-3 underline" href="/graphiql">
          {words.graphiql}
        </a>
        <a className="p-3 underline" href="/status">
          {words.status}
        </a>
      </nav>
    </main>
  );
}

const shapeIn = (words: Messages['signIn']) =>
  z.object({
    email: z.string().trim().min(1, words.emailMissing),
    password: z.string().min(1, words.passwordMissing),
  });

function toldBy(asked: Exclude<Asked<unknown>, { kind: 'answered' }>, words: Messages['signIn']): string {
  if (asked.code === undefined) return words.unreachable;
  return asked.code === 'INVALID_CREDENTIALS' ? words.wrong : words.failed(asked.code);
}
