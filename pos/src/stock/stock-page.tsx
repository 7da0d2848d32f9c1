import { useNavigate, useSearch } from '@tanstack/react-router';
import { guarded } from '../app/guarded.tsx';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { AllStock } from './all-stock.tsx';
import { LowStock } from './low-stock.tsx';

/** What there is of each product, or of those that run low. */
function StockPage() {
  const { stock: words, lists, products } = useMessages();
  const { search, low } = useSearch({ from: '/stock' });
  const navigate = useNavigate({ from: '/stock' });
  const show = (changed: { readonly search?: string; readonly low?: boolean }) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <Page title={words.title}>
      <div className="flex flex-wrap items-end gap-2">
        <fieldset className="flex gap-2">
          <legend className="sr-only">{words.title}</legend>
          <Button aria-pressed={!low} className={pressed} onClick={() => show({ low: false })}>
            {words.all}
          </Button>
          <Button aria-pressed={low} className={pressed} onClick={() => show({ low: true })}>
            {words.lowStock}
          </Button>
        </fieldset>
        {!low && (
          <SearchField
            label={lists.search}
            hint={products.searchHint}
            initial={search}
            onSearch={(text) => text !== search && show({ search: text })}
          />
        )}
      </div>
      {low ? <LowStock /> : <AllStock key={search} search={search} />}
    </Page>
  );
}

export const GuardedStockPage = guarded('inventory:read', StockPage);

const pressed =
  'aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:ring-2 aria-pressed:ring-accent';
