import { useState } from 'react';
import { useQuery } from 'urql';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { Address } from '../components/address.tsx';
import { Button } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { ShopDataDocument, type ShopFactsFragment, ShopHistoryDocument } from '../graph/generated/graphql.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { useHistory } from '../history/use-history.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { ShopForm } from './shop-form.tsx';

function ShopPage() {
  const { shop: words, lists } = useMessages();
  const [{ data, error }, ask] = useQuery({ query: ShopDataDocument, requestPolicy: 'cache-and-network' });
  useRetried(error, ask);
  useReconnected(() => ask({ requestPolicy: 'network-only' }));
  return data?.shop ? (
    <ShopShown shop={data.shop} />
  ) : (
    <Page title={words.title}>
      <p role="status">{error ? lists.failed : lists.loading}</p>
    </Page>
  );
}

export const GuardedShopPage = guarded('shop:write', ShopPage);

function ShopShown({ shop }: { readonly shop: ShopFactsFragment }) {
  const { shop: words, address } = useMessages();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  useShortcut('Alt+B', words.edit, () => setEditing(true));
  return (
    <Page
      title={words.title}
      actions={
        <Button tone="primary" onClick={() => setEditing(true)}>
          {words.edit}
        </Button>
      }
    >
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <Panel title={words.onReceipts}>
            <Facts
              facts={[
                [words.name, shop.name],
                [address.title, shop.address ? <Address key="address" address={shop.address} /> : '–'],
                [words.taxId, shop.taxId ?? '–'],
              ]}
            />
          </Panel>
          <Panel title={words.forGood}>
            <p className="text-sm text-faint">{words.forGoodText}</p>
            <Facts
              facts={[
                [words.currency, shop.currencyCode],
                [words.timeZone, shop.timeZone],
                [words.prices, shop.pricesIncludeTax ? words.withTax : words.withoutTax],
              ]}
            />
          </Panel>
        </div>
        {may('audit:read') && <ShopHistory version={shop.version} />}
      </div>
      {editing && (
        <FormDialog title={words.edit} wide onLeave={() => setEditing(false)}>
          <ShopForm shop={shop} onSaved={() => setEditing(false)} />
        </FormDialog>
      )}
    </Page>
  );
}

function ShopHistory({ version }: { readonly version: number }) {
  const list = useHistory(ShopHistoryDocument, {}, ({ shop }) => shop?.history, version);
  return <HistoryPanel list={list} />;
}
