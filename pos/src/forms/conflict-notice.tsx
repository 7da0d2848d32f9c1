import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { type Difference, isContested } from './differences.ts';
import { type FormValues, leavesOf } from './leaves.ts';

export interface ConflictNoticeProps {
  readonly differences: readonly Difference[];
  /** What stands in the form. */
  readonly values: FormValues;
  readonly labels: Readonly<Record<string, string>>;
  readonly written: (field: string, text: string) => string;
  readonly onChoose: (field: string, text: string) => void;
}

/** Somebody else was faster: what they changed, and for what both changed the choice between theirs and one's own. */
export function ConflictNotice({ differences, values, labels, written, onChoose }: ConflictNoticeProps) {
  const { forms: words } = useMessages();
  const entered = leavesOf(values);
  return (
    <section
      role="alert"
      aria-label={words.conflict}
      className="flex flex-col gap-3 rounded-lg border border-warning p-3"
    >
      <h3 className="font-semibold text-warning">{words.conflict}</h3>
      <p className="text-sm">{words.conflictHow}</p>
      <ul className="flex flex-col gap-3">
        {differences.map((difference) => (
          <Contest
            key={difference.field}
            difference={difference}
            label={labels[difference.field] ?? difference.field}
            written={(text) => written(difference.field, text)}
            chosen={entered.get(difference.field) ?? ''}
            onChoose={(text) => onChoose(difference.field, text)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ContestProps {
  readonly difference: Difference;
  readonly label: string;
  readonly written: (text: string) => string;
  readonly chosen: string;
  readonly onChoose: (text: string) => void;
}

function Contest({ difference, label, written, chosen, onChoose }: ContestProps) {
  const { forms: words } = useMessages();
  const { began, now, entered } = difference;
  const contested = isContested(difference);
  return (
    <li className="flex flex-col gap-1">
      <h4 className="font-medium">{label}</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
        <Told term={words.whenBegun} text={written(began)} />
        <Told term={words.now} text={written(now)} />
        {contested && <Told term={words.entered} text={written(entered)} />}
      </dl>
      {contested ? (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{label}</legend>
          <Button aria-pressed={chosen === now} className={pressed} onClick={() => onChoose(now)}>
            {words.takeOver}
          </Button>
          <Button aria-pressed={chosen === entered} className={pressed} onClick={() => onChoose(entered)}>
            {words.keepMine}
          </Button>
        </fieldset>
      ) : (
        <p className="text-sm text-faint">{words.takenOver}</p>
      )}
    </li>
  );
}

const pressed =
  'aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:ring-2 aria-pressed:ring-accent';

const Told = ({ term, text }: { readonly term: string; readonly text: string }) => (
  <>
    <dt className="text-faint">{term}</dt>
    <dd className="min-w-0 break-words whitespace-pre-line">{text === '' ? '–' : text}</dd>
  </>
);
