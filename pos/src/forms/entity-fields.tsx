import { type ReactNode, useEffect } from 'react';
import { ConflictNotice } from './conflict-notice.tsx';
import { Form } from './form.tsx';
import { useFormDialog } from './form-dialog-context.ts';
import type { FormValues } from './leaves.ts';
import type { EntityForm } from './use-entity-form.ts';

export interface EntityFieldsProps<Values extends FormValues> {
  readonly entity: EntityForm<Values>;
  /** What the fields are called, by their names. */
  readonly labels: Readonly<Record<string, string>>;
  /** A field's text as people read it, where that is another than the text itself. */
  readonly written?: (field: string, text: string) => string;
  readonly submit?: string;
  readonly children: ReactNode;
}

/** The fields of an entity's form, with what somebody else changed meanwhile above them. Stands in a FormDialog. */
export function EntityFields<Values extends FormValues>({
  entity: { form, submit, state, conflict, choose },
  labels,
  written = (_field, text) => text,
  children,
  ...rest
}: EntityFieldsProps<Values>) {
  const { leave, setChanged } = useFormDialog();
  const { isDirty, errors } = form.formState;
  useEffect(() => setChanged(isDirty), [isDirty, setChanged]);
  // Watched, for what is chosen is what stands in the fields.
  const values = form.watch();
  return (
    <Form
      onSubmit={() => void submit()}
      state={state}
      error={errors.root?.message}
      onCancel={leave}
      {...rest}
    >
      {conflict.length > 0 && (
        <ConflictNotice
          differences={conflict}
          values={values}
          labels={labels}
          written={written}
          onChoose={choose}
        />
      )}
      {children}
    </Form>
  );
}
