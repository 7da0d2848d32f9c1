import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useChange } from '../graph/change.ts';
import {
  ArchiveProductDocument,
  type ProductFactsFragment,
  RestoreProductDocument,
} from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { PriceForm } from './price-form.tsx';
import { ProductForm } from './product-form.tsx';

/** What can be done with a product, each in a dialog. */
export function ProductActions({ product }: { readonly product: ProductFactsFragment }) {
  const { products: words } = useMessages();
  const archive = useChange(ArchiveProductDocument);
  const restore = useChange(RestoreProductDocument);
  const [open, setOpen] = useState<'edit' | 'price' | 'archive' | 'restore'>();
  const leave = () => setOpen(undefined);
  useShortcut('Alt+B', words.edit, () => setOpen('edit'));
  useShortcut('Alt+P', words.changePrice, () => setOpen('price'));
  return (
    <>
      <Button onClick={() => setOpen('price')}>{words.changePrice}</Button>
      {product.status === 'ACTIVE' ? (
        <Button onClick={() => setOpen('archive')}>{words.archive}</Button>
      ) : (
        <Button onClick={() => setOpen('restore')}>{words.restore}</Button>
      )}
      <Button tone="primary" onClick={() => setOpen('edit')}>
        {words.edit}
      </Button>
      {open === 'edit' && (
        <FormDialog title={words.edit} wide onLeave={leave}>
          <ProductForm product={product} onSaved={leave} />
        </FormDialog>
      )}
      {open === 'price' && (
        <FormDialog title={words.changePrice} onLeave={leave}>
          <PriceForm product={product} onSaved={leave} />
        </FormDialog>
      )}
      {open === 'archive' && (
        <ConfirmDialog
          title={words.archiveQuestion(product.name)}
          confirm={words.archive}
          run={() => archive.run({ productId: product.id })}
          state={archive.state}
          onLeave={leave}
        >
          <p>{words.archiveText}</p>
        </ConfirmDialog>
      )}
      {open === 'restore' && (
        <ConfirmDialog
          title={words.restoreQuestion(product.name)}
          confirm={words.restore}
          run={() => restore.run({ productId: product.id })}
          state={restore.state}
          onLeave={leave}
        >
          <p>{words.restoreText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
