import type { FieldErrors, UseFormRegisterReturn } from 'react-hook-form';
import { Field, TextField } from '../components/field.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import type { AddressValues } from './address-values.ts';

export interface AddressFieldsProps {
  /** Registers a part of it in the form. */
  readonly field: (part: keyof AddressValues) => UseFormRegisterReturn;
  readonly errors: FieldErrors<AddressValues> | undefined;
}

/** The fields of an address within a form. */
export function AddressFields({ field, errors }: AddressFieldsProps) {
  const { address: words } = useMessages();
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-2 font-semibold">{words.title}</legend>
      <div className="sm:col-span-2">
        <TextField
          label={words.lines}
          rows={2}
          error={errors?.lines?.message ?? errors?.root?.message}
          {...field('lines')}
        />
      </div>
      <Field label={words.postalCode} error={errors?.postalCode?.message} {...field('postalCode')} />
      <Field label={words.city} error={errors?.city?.message} {...field('city')} />
      <Field label={words.region} error={errors?.region?.message} {...field('region')} />
      <Field
        label={words.countryCode}
        hint={words.countryHint}
        maxLength={2}
        error={errors?.countryCode?.message}
        {...field('countryCode')}
      />
    </fieldset>
  );
}

/** What a conflict calls them. */
export const addressLabels = (words: Messages['address']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (['lines', 'postalCode', 'city', 'region', 'countryCode'] as const).map((part) => [
      `address.${part}`,
      words[part],
    ]),
  );
