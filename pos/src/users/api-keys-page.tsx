import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useChange } from '../graph/change.ts';
import {
  type ApiKeyFactsFragment,
  ApiKeyListDocument,
  RevokeApiKeyDocument,
} from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import type { Column } from '../lists/data-list.tsx';
import { NothingYet } from '../lists/nothing-yet.tsx';
import { SoughtList } from '../lists/sought-list.tsx';
import { localeOf } from '../messages/locale.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { ApiKeyForm } from './api-key-form.tsx';
import { apiKeyState } from './api-key-state.ts';
import { SecretDialog } from './secret-dialog.tsx';

/** The ways in of machines. */
function ApiKeysPage() {
  const { apiKeys: words, users } = useMessages();
  const named: Readonly<Record<string, string>> = users.scopes;
  const wanted = useSearch({ from: '/api-keys' });
  const navigate = useNavigate({ from: '/api-keys' });
  const list = useEndless(ApiKeyListDocument, { first: 100 }, ({ apiKeys }) => apiKeys);
  const revoke = useChange(RevokeApiKeyDocument);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [revoking, setRevoking] = useState<ApiKeyFactsFragment>();
  useShortcut('Alt+N', words.create, () => setCreating(true));
  return (
    <Page
      title={words.title}
      actions={
        <Button tone="primary" onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      }
    >
      <SoughtList
        wanted={wanted}
        onWant={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
        textsOf={(key) => [
          key.name,
          words.states[apiKeyState(key, Date.now())],
          ...key.scopes.map((scope) => named[scope] ?? scope),
        ]}
        orders={[
          { id: 'created', label: words.orders.created, compare: newestBy(({ createdAt }) => createdAt) },
          {
            id: 'name',
            label: words.orders.name,
            compare: (left, right) => left.name.localeCompare(right.name, localeOf()),
          },
          { id: 'used', label: words.orders.used, compare: newestBy(({ lastUsedAt }) => lastUsedAt ?? '') },
        ]}
        nothing={
          <NothingYet
            text={words.nothing}
            begin={{ label: words.createFirst, run: () => setCreating(true) }}
          />
        }
        label={words.title}
        list={list}
        columns={useColumns(setRevoking)}
        idOf={({ id }) => id}
        rowHeight={56}
      />
      {creating && (
        <FormDialog title={words.create} wide onLeave={() => setCreating(false)}>
          <ApiKeyForm
            onSaved={(made) => {
              setCreating(false);
              setSecret(made);
              list.again();
            }}
          />
        </FormDialog>
      )}
      {secret !== undefined && <SecretDialog secret={secret} onLeave={() => setSecret(undefined)} />}
      {revoking && (
        <ConfirmDialog
          title={words.revokeQuestion(revoking.name)}
          confirm={words.revoke}
          run={() => revoke.run({ apiKeyId: revoking.id })}
          state={revoke.state}
          onLeave={() => setRevoking(undefined)}
        >
          <p>{words.revokeText}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

export const GuardedApiKeysPage = guarded('users:admin', ApiKeysPage);

function useColumns(onRevoke: (key: ApiKeyFactsFragment) => void): readonly Column<ApiKeyFactsFragment>[] {
  const { apiKeys: words, users } = useMessages();
  const { timeZone } = useWorkplace().shop;
  const named: Readonly<Record<string, string>> = users.scopes;
  const moment = (at: string | null, otherwise: string) =>
    at === null ? otherwise : writtenMoment(at, timeZone);
  return [
    {
      id: 'name',
      header: words.name,
      grow: 3,
      cell: ({ name, scopes }) => (
        <span className="flex flex-col">
          <span className="truncate font-medium">{name}</span>
          <span className="truncate text-sm text-faint">
            {scopes.map((scope) => named[scope] ?? scope).join(', ')}
          </span>
        </span>
      ),
    },
    {
      id: 'used',
      header: words.lastUsed,
      grow: 2,
      from: 'md',
      cell: ({ lastUsedAt }) => moment(lastUsedAt, words.never),
    },
    {
      id: 'expires',
      header: words.expires,
      grow: 2,
      from: 'lg',
      cell: ({ expiresAt }) => moment(expiresAt, words.never),
    },
    { id: 'state', header: words.status, cell: (key) => words.states[apiKeyState(key, Date.now())] },
    {
      id: 'revoke',
      header: words.revoke,
      right: true,
      cell: (key) =>
        key.revokedAt === null && (
          <Button
            aria-label={words.revokeQuestion(key.name)}
            className="px-3 text-sm"
            onClick={() => onRevoke(key)}
          >
            {words.revoke}
          </Button>
        ),
    },
  ];
}

/** Moments as RFC 3339 in UTC; empty comes last. */
const newestBy =
  (momentOf: (key: ApiKeyFactsFragment) => string) =>
  (left: ApiKeyFactsFragment, right: ApiKeyFactsFragment): number =>
    momentOf(right).localeCompare(momentOf(left));
