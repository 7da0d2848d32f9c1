import { useMessages } from '../messages/messages.tsx';
import { type Period, type PeriodChoice, type Preset, periodOf, presets } from '../time/period.ts';
import { useToday } from '../time/use-today.ts';
import { Field, SelectField } from './field.tsx';

export interface PeriodPickerProps {
  readonly value: PeriodChoice;
  readonly onChange: (choice: PeriodChoice) => void;
}

/** Days of the shop's calendar: by name, or from one to another. A day beyond the other takes that along. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const { period: words } = useMessages();
  const today = useToday();
  const period = periodOf(value, today);
  const choose = (changed: Partial<Period>, day: string) => {
    // A field that is emptied is waited for.
    if (day === '') return;
    const { from, to } = { ...period, ...changed };
    onChange(from > to ? { from: day, to: day } : { from, to });
  };
  return (
    <fieldset className="flex flex-wrap items-end gap-3">
      <legend className="sr-only">{words.period}</legend>
      <div className="w-full sm:w-40">
        <SelectField
          label={words.period}
          value={typeof value === 'string' ? value : 'days'}
          onChange={({ currentTarget }) => onChange(presetNamed(currentTarget.value) ?? period)}
          options={[
            ...presets.map((preset) => [preset, words.presets[preset]] as const),
            ['days', words.days],
          ]}
        />
      </div>
      <div className="grid w-full grid-cols-2 gap-3 sm:w-auto">
        <Field
          label={words.from}
          type="date"
          required
          max={today}
          value={period.from}
          onChange={({ currentTarget }) => choose({ from: currentTarget.value }, currentTarget.value)}
        />
        <Field
          label={words.to}
          type="date"
          required
          max={today}
          value={period.to}
          onChange={({ currentTarget }) => choose({ to: currentTarget.value }, currentTarget.value)}
        />
      </div>
    </fieldset>
  );
}

const presetNamed = (name: string): Preset | undefined => presets.find((preset) => preset === name);
