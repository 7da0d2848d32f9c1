import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import {
  CategoryByIdDocument,
  type CategoryFactsFragment,
  CategoryHistoryDocument,
} from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { useHistory } from '../history/use-history.ts';
import { useMessages } from '../messages/messages.tsx';
import { useProductList } from '../products/use-product-list.ts';
import { ArchiveCategory } from './archive-category.tsx';
import { CategoryForm } from './category-form.tsx';
import { CategoryProducts } from './category-products.tsx';

function CategoryPage() {
  const { categoryId } = useParams({ from: '/categories/$categoryId' });
  const { categories: words, lists } = useMessages();
  const [{ data, error, fetching }, ask] = useQuery({
    query: CategoryByIdDocument,
    variables: { id: categoryId },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  return data?.category ? (
    <CategoryShown key={categoryId} category={data.category} />
  ) : (
    <Page title={words.category}>
      <p role="status">{fetching ? lists.loading : error ? lists.failed : words.noSuch}</p>
    </Page>
  );
}

export const GuardedCategoryPage = guarded('catalog:write', CategoryPage);

function CategoryShown({ category }: { readonly category: CategoryFactsFragment }) {
  const { categories: words } = useMessages();
  const may = useMay();
  const [open, setOpen] = useState<'rename' | 'archive'>();
  const leave = () => setOpen(undefined);
  const products = useProductList({
    search: '',
    category: category.id,
    status: 'ACTIVE',
    order: 'NAME_ASC',
  });
  return (
    <Page
      title={category.name}
      actions={
        <>
          {!category.archived && <Button onClick={() => setOpen('archive')}>{words.archive}</Button>}
          <Button tone="primary" onClick={() => setOpen('rename')}>
            {words.rename}
          </Button>
        </>
      }
    >
      <Link to="/categories" className="-mt-2 flex min-h-11 items-center self-start underline">
        {words.toAll}
      </Link>
      {category.archived && <p role="status">{words.isArchived}</p>}
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Panel title={words.products}>
          <CategoryProducts list={products} />
        </Panel>
        {may('audit:read') && <CategoryHistory category={category} />}
      </div>
      {open === 'rename' && (
        <FormDialog title={words.rename} onLeave={leave}>
          <CategoryForm category={category} onSaved={leave} />
        </FormDialog>
      )}
      {open === 'archive' && <ArchiveCategory category={category} products={products} onLeave={leave} />}
    </Page>
  );
}

function CategoryHistory({ category: { id, version } }: { readonly category: CategoryFactsFragment }) {
  const list = useHistory(CategoryHistoryDocument, { id }, ({ category }) => category?.history, version);
  return <HistoryPanel list={list} />;
}
