import { localeOf } from './locale.ts';

test('numbers and dates are written in the browser’s language', () => {
  expect(localeOf('de-CH')).toBe('de-CH');
});

test('what is no language tag is left to Intl', () => {
  expect(localeOf('en-US@posix')).toBeUndefined();
});
