import { Link } from '@tanstack/react-router';

export interface GoingProps {
  /** An address of the page. */
  readonly to: string;
  readonly text: string;
  readonly onGo?: () => void;
}

/** A link within the page, as high as a finger needs, in lines that stay as high as text. */
export const Going = ({ to, text, onGo }: GoingProps) => (
  <Link
    to={to}
    onClick={onGo}
    className="-my-2.5 inline-flex min-h-11 items-center underline decoration-line underline-offset-4 hover:decoration-accent"
  >
    {text}
  </Link>
);
