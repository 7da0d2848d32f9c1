import { createShortcuts, everywhere, type HeardPress, page } from './shortcuts.ts';

function setUp() {
  const done: string[] = [];
  const shortcuts = createShortcuts();
  const add = (key: string, layer = page) =>
    shortcuts.add({ keys: [key], does: key, run: () => done.push(key) }, layer);
  const press = (key: string, more: Partial<HeardPress> = {}) => {
    shortcuts.hear({
      ...{ key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
      ...{ defaultPrevented: false, isComposing: false, repeat: false },
      preventDefault: () => {},
      ...more,
    });
  };
  return { shortcuts, add, press, done };
}

test('a function key and Alt with a letter work, and nothing else that is typed', () => {
  const { add, press, done } = setUp();
  add('F9');
  add('Alt+N');
  press('F9');
  press('n', { altKey: true });
  // As a Mac types it.
  press('˜', { altKey: true, code: 'KeyN' });
  press('n');
  press('F9', { shiftKey: true });
  expect(done).toEqual(['F9', 'Alt+N', 'Alt+N']);
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
