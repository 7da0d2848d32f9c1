import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../messages/messages.tsx';

export interface SecretDialogProps {
  readonly secret: string;
  readonly onLeave: () => void;
}

/** A key's secret, this once: whoever closes it cannot see it again. */
export function SecretDialog({ secret, onLeave }: SecretDialogProps) {
  const { apiKeys: words, forms } = useMessages();
  const [copied, setCopied] = useState<boolean>();
  async function copy() {
    try {
      // Absent where http is not of the machine itself.
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return (
    // Only its button closes it: a stray click or key would lose the secret for good.
    <Dialog open title={words.secretTitle} onLeave={() => {}}>
      <p>{words.secretText}</p>
      <output
        aria-label={words.secret}
        className="rounded-lg border border-line bg-field p-3 font-mono text-sm break-all select-all"
      >
        {secret}
      </output>
      {copied !== undefined && <p role="status">{copied ? words.copied : words.notCopied}</p>}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onLeave}>{forms.close}</Button>
        <Button tone="primary" className="flex-1" onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
    </Dialog>
  );
}
