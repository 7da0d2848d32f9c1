import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useChange } from '../graph/change.ts';
import { ArchiveCategoryDocument, type CategoryFactsFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { CategoryProducts, type CategoryProductsProps } from './category-products.tsx';

export interface ArchiveCategoryProps {
  readonly category: CategoryFactsFragment;
  readonly products: CategoryProductsProps['list'];
  readonly onLeave: () => void;
}

/** Asks before a category is archived, and shows the products that stand against it. */
export function ArchiveCategory({ category: { id, name }, products, onLeave }: ArchiveCategoryProps) {
  const { categories: words } = useMessages();
  const { run, state } = useChange(ArchiveCategoryDocument);
  const count = products.totalCount ?? 0;
  return (
    <ConfirmDialog
      title={words.archiveQuestion(name)}
      confirm={words.archive}
      run={() => run({ categoryId: id })}
      state={state}
      onLeave={onLeave}
    >
      <p>{count === 0 ? words.archiveText : words.standAgainst(writtenNumber(count))}</p>
      {count > 0 && (
        <div className="max-h-60 overflow-y-auto">
          <CategoryProducts list={products} />
        </div>
      )}
    </ConfirmDialog>
  );
}
