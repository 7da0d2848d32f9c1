import { languageFor, localeFor } from './languages.ts';

test('the page speaks the first of the browser’s languages that it knows, unless another is preferred', () => {
  expect(languageFor('auto', ['fr-CH', 'de-CH', 'en'])).toBe('de');
  expect(languageFor('auto', ['fr'])).toBe('en');
  expect(languageFor('en', ['de'])).toBe('en');
});

test('numbers and dates are those of the browser’s region', () => {
  expect(localeFor('de', ['en-US', 'de-CH'])).toBe('de-CH');
  expect(localeFor('de', ['en-US'])).toBe('de');
});

test('what is no language tag is not taken', () => {
  expect(localeFor('en', ['en-US@posix'])).toBe('en');
});
