import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { refusalText } from './refusal-text.ts';

const taken = { code: 'ALREADY_EXISTS', message: 'Another product has this sku.' };

test('a code that says enough is told in the language that is spoken', () => {
  expect(refusalText(taken, de.forms)).toBe('Das ist schon vergeben. Wählen Sie etwas anderes.');
  expect(refusalText(taken, en.forms)).toBe('Another product has this sku.');
});

test('what its code alone does not explain stays as the shop said it', () => {
  const refusal = { code: 'STATE_NOT_ALLOWED', message: 'The product is archived: restore it first.' };
  expect(refusalText(refusal, de.forms)).toBe(refusal.message);
});
