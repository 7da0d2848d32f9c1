import type { ComponentProps } from 'react';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: keyof typeof tones;
}

/** Large enough for a finger. */
export const Button = ({ tone = 'plain', type = 'button', className = '', ...props }: ButtonProps) => (
  <button
    type={type}
    className={`min-h-11 min-w-11 rounded-lg px-4 font-medium disabled:opacity-60 ${tones[tone]} ${className}`}
    {...props}
  />
);

const tones = {
  plain: 'border border-line bg-panel hover:bg-hover',
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
} as const;
