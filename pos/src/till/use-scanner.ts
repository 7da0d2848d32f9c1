import { useEffect, useEffectEvent } from 'react';
import { hearKey, noBurst } from './scanner.ts';

/** Hears a barcode scanner anywhere on the page. What it typed into a field on its way is taken out again. */
export function useScanner(onScan: (code: string) => void): void {
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    let burst = noBurst;
    let field: { readonly element: TextField; readonly before: string } | undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const heard = hearKey(burst, event.key, event.timeStamp);
      if (heard.burst.text.length === 1) {
        const { target } = event;
        field = isTextField(target) ? { element: target, before: target.value } : undefined;
      }
      burst = heard.burst;
      if (heard.scanned === undefined) return;
      // Its Enter is no press of the button or the form that has the focus.
      event.preventDefault();
      event.stopPropagation();
      if (field) restore(field.element, field.before);
      scanned(heard.scanned);
    };
    addEventListener('keydown', hear, { capture: true });
    return () => removeEventListener('keydown', hear, { capture: true });
  }, []);
}

/** As if it had been typed: React hears of a value only when it was set past React. */
function restore(element: TextField, value: string): void {
  const { prototype } = element instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
