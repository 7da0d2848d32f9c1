import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { CategoryListDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { DataList } from '../lists/data-list.tsx';
import { rowLink } from '../lists/row-link.ts';
import { useMessages } from '../messages/messages.tsx';
import { CategoryForm } from './category-form.tsx';

function CategoriesPage() {
  const { categories: words } = useMessages();
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
      <DataList
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
