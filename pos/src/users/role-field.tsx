import type { UseFormRegisterReturn } from 'react-hook-form';
import { SelectField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { roles } from './roles.ts';

export interface RoleFieldProps {
  readonly field: UseFormRegisterReturn;
  readonly chosen: string;
  readonly error: string | undefined;
}

/** A role, and what it may do. */
export function RoleField({ field, chosen, error }: RoleFieldProps) {
  const { users: words } = useMessages();
  const { data: role } = roles.safeParse(chosen);
  return (
    <SelectField
      label={words.role}
      hint={role && words.roleHints[role]}
      options={roles.options.map((each) => [each, words.roles[each]] as const)}
      error={error}
      {...field}
    />
  );
}
