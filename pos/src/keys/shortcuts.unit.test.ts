import { createShortcuts, everywhere, type HeardPress, page } from './shortcuts.ts';

function setUp() {
  const done: string[] = [];
  const waiting = new Set<() => void>();
  const shortcuts = createShortcuts((work) => {
    waiting.add(work);
    return () => waiting.delete(work);
  });
  const add = (key: string, layer = page) =>
    shortcuts.add({ keys: [key], does: key, run: () => done.push(key) }, layer);
  let now = 0;
  const press = (key: string, more: Partial<HeardPress> = {}) => {
    now += 1000;
    shortcuts.hear({
      ...{ key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
      ...{ defaultPrevented: false, isComposing: false, repeat: false, typing: false },
      timeStamp: now,
      preventDefault: () => {},
      ...more,
    });
  };
  const passTime = () => {
    for (const work of waiting) work();
    waiting.clear();
  };
  return { shortcuts, add, press, passTime, done, now: () => now };
}

test('a function key and Alt with a letter work, also where text is typed', () => {
  const { add, press, done } = setUp();
  add('F9');
  add('Alt+N');
  press('F9', { typing: true });
  press('n', { altKey: true, typing: true });
  // As a Mac types it.
  press('˜', { altKey: true, code: 'KeyN' });
  press('n');
  press('F9', { shiftKey: true });
  expect(done).toEqual(['F9', 'Alt+N', 'Alt+N']);
});

test('a sign works with and without Shift, but not where it is typed', () => {
  const { add, press, passTime, done } = setUp();
  add('?');
  press('?', { typing: true });
  passTime();
  expect(done).toEqual([]);
  press('?', { shiftKey: true });
  passTime();
  expect(done).toEqual(['?']);
});

test('a sign within a scanned code is none', () => {
  const { add, press, passTime, done, now } = setUp();
  add('?');
  press('A');
  press('?', { timeStamp: now() + 5 });
  passTime();
  press('?');
  press('A', { timeStamp: now() + 5 });
  passTime();
  expect(done).toEqual([]);
});

test('over a dialog, its keys work and not those under it', () => {
  const { shortcuts, add, press, done } = setUp();
  const dialog = { everywhere: false };
  add('F2');
  add('F3', dialog);
  add('F1', everywhere);
  expect(shortcuts.working().map(({ does }) => does)).toEqual(['F1', 'F2']);
  const close = shortcuts.open(dialog);
  for (const key of ['F1', 'F2', 'F3']) press(key);
  expect(done).toEqual(['F1', 'F3']);
  close();
  press('F2');
  expect(done).toEqual(['F1', 'F3', 'F2']);
});

test('what somebody else has heard is not heard again, nor is a key that is held', () => {
  const { add, press, done } = setUp();
  const remove = add('F9');
  press('F9', { defaultPrevented: true });
  press('F9', { repeat: true });
  press('F9', { isComposing: true });
  remove();
  press('F9');
  expect(done).toEqual([]);
});
