import { hearKey, noBurst } from './scanner.ts';

/** The codes heard in keys that come `pause` ms after each other. */
function heard(keys: readonly string[], pause: number): readonly string[] {
  const codes: string[] = [];
  let burst = noBurst;
  keys.forEach((key, index) => {
    const next = hearKey(burst, key, 1000 + index * pause);
    burst = next.burst;
    if (next.scanned !== undefined) codes.push(next.scanned);
  });
  return codes;
}

const typed = (text: string) => [...text, 'Enter'];

test('a burst of keys that Enter ends is a code', () => {
  expect(heard([...typed('2000000000138'), ...typed('PAN-005')], 5)).toEqual(['2000000000138', 'PAN-005']);
});

test('capitals, which come with Shift, belong to it', () => {
  expect(heard(['Shift', 'T', 'Shift', 'E', 'Shift', 'A', '1', 'Enter'], 5)).toEqual(['TEA1']);
});

test('what people type is none, however fast', () => {
  expect(heard(typed('2000000000138'), 60)).toEqual([]);
});

test('two or three keys and Enter are none', () => {
  expect(heard(typed('123'), 5)).toEqual([]);
});

test('what was typed before the burst is not part of it, and another key ends it', () => {
  let { burst } = hearKey(noBurst, 'h', 0);
  ({ burst } = hearKey(burst, 'o', 200));
  [...'2000', '1'].forEach((key, index) => {
    ({ burst } = hearKey(burst, key, 1000 + index));
  });
  expect(hearKey(burst, 'Enter', 1010).scanned).toBe('20001');
  expect(heard(['1', '2', '3', '4', 'Backspace', 'Enter'], 5)).toEqual([]);
});
