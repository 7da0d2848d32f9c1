import { type ComponentProps, type ReactNode, useId } from 'react';

interface Labelled {
  readonly label: string;
  /** What it is for, where the label does not say it all. */
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

export interface FieldProps extends ComponentProps<'input'>, Labelled {}

/** An input with its label and what is wrong with it. */
export const Field = ({ label, hint, error, className = '', ...props }: FieldProps) => (
  <Labelled label={label} hint={hint} error={error}>
    {(attributes) => <input {...attributes} className={`${box} ${className}`} {...props} />}
  </Labelled>
);

export interface TextFieldProps extends ComponentProps<'textarea'>, Labelled {}

/** Text of several lines. */
export const TextField = ({ label, hint, error, className = '', ...props }: TextFieldProps) => (
  <Labelled label={label} hint={hint} error={error}>
    {(attributes) => <textarea rows={3} {...attributes} className={`${box} py-2 ${className}`} {...props} />}
  </Labelled>
);

export interface SelectFieldProps extends ComponentProps<'select'>, Labelled {
  /** Values with what they are called. */
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** One of a few. */
export const SelectField = ({ label, hint, error, options, className = '', ...props }: SelectFieldProps) => (
  <Labelled label={label} hint={hint} error={error}>
    {(attributes) => (
      <select {...attributes} className={`${box} ${className}`} {...props}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

export interface CheckFieldProps extends ComponentProps<'input'> {
  readonly label: string;
}

/** Yes or no. */
export const CheckField = ({ label, className = '', ...props }: CheckFieldProps) => (
  <label className={`flex min-h-11 items-center gap-3 ${className}`}>
    <input type="checkbox" className="size-6 accent-accent" {...props} />
    {label}
  </label>
);

const box = 'min-h-11 w-full rounded-lg border border-line bg-field px-3';

function Labelled({
  label,
  hint,
  error,
  children,
}: Labelled & { readonly children: (attributes: FieldAttributes) => ReactNode }) {
  const id = useId();
  const told = error ?? hint;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': told === undefined ? undefined : `${id}-told`,
      })}
      {told !== undefined && (
        <p
          id={`${id}-told`}
          role={error === undefined ? undefined : 'alert'}
          className={`text-sm ${error === undefined ? 'text-faint' : 'text-danger'}`}
        >
          {told}
        </p>
      )}
    </div>
  );
}

interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}
