import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { type CategoryFactsFragment, CategoryListDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { NothingYet } from '../lists/nothing-yet.tsx';
import { rowLink } from '../lists/row-link.ts';
import { SoughtList } from '../lists/sought-list.tsx';
import { localeOf } from '../messages/locale.ts';
import { useMessages } from '../messages/messages.tsx';
import { CategoryForm } from './category-form.tsx';

function CategoriesPage() {
  const { categories: words } = useMessages();
  const wanted = useSearch({ from: '/categories' });
  const navigate = useNavigate({ from: '/categories' });
  const list = useEndless(CategoryListDocument, { first: 100 }, ({ categories }) => categories);
  const [creating, setCreating] = useState(false);
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
        textsOf={({ name, archived }) => [name, archived ? words.archived : words.inUse]}
        orders={[
          { id: 'name', label: words.orders.name, compare: byName },
          { id: 'last', label: words.orders.last, compare: (left, right) => byName(right, left) },
          {
            id: 'status',
            label: words.orders.status,
            compare: (left, right) => Number(left.archived) - Number(right.archived) || byName(left, right),
          },
        ]}
        nothing={
          <NothingYet
            text={words.nothing}
            begin={{ label: words.createFirst, run: () => setCreating(true) }}
          />
        }
        label={words.title}
        list={list}
        columns={[
          {
            id: 'name',
            header: words.name,
            grow: 3,
            cell: ({ id, name }) => (
              <Link to="/categories/$categoryId" params={{ categoryId: id }} className={rowLink}>
                <span className="truncate">{name}</span>
              </Link>
            ),
          },
          {
            id: 'status',
            header: words.status,
            cell: ({ archived }) => (archived ? words.archived : words.inUse),
          },
        ]}
        idOf={({ id }) => id}
      />
      {creating && (
        <FormDialog title={words.create} onLeave={() => setCreating(false)}>
          <CategoryForm
            onSaved={() => {
              setCreating(false);
              list.again();
            }}
          />
        </FormDialog>
      )}
    </Page>
  );
}

export const GuardedCategoriesPage = guarded('catalog:write', CategoriesPage);

const byName = (left: CategoryFactsFragment, right: CategoryFactsFragment): number =>
  left.name.localeCompare(right.name, localeOf());
