import { Button } from '../components/button.tsx';

export interface NothingYetProps {
  /** That there is nothing, and what the list is for. */
  readonly text: string;
  /** What begins it; absent where one may not. */
  readonly begin?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Stands where a list has nothing at all yet. */
export const NothingYet = ({ text, begin }: NothingYetProps) => (
  <div className="flex flex-col items-center gap-4 rounded-lg border border-line/50 bg-panel px-4 py-12 text-center">
    <p role="status" className="max-w-prose text-balance">
      {text}
    </p>
    {begin && (
      <Button tone="primary" onClick={begin.run}>
        {begin.label}
      </Button>
    )}
  </div>
);
