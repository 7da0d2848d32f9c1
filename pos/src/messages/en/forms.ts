/** What all forms and changes say. */
/** By code, for other languages: the shop says them in English, in more words than a code has. */
const refusals: Readonly<Record<string, string>> = {};

export const forms = {
  refusals,
  save: 'Save',
  saved: 'Saved.',
  cancel: 'Cancel',
  close: 'Close',
  required: 'Fill this in.',
  notAnAmount: 'Enter an amount, such as 20.',
  lost: 'No answer yet. Asking again: nothing is done twice.',
  unanswered: 'The shop has not answered. Try again: nothing is done twice.',
  forbidden: 'Your role does not include this. Ask the owner for the right to it.',
  failed: (code: string) => `The shop could not do this (${code}). Try again in a moment.`,
  leaveTitle: 'Leave without saving?',
  leaveText: 'What you entered is not saved yet.',
  stay: 'Keep editing',
  discard: 'Discard it',
  conflict: 'Somebody else changed this meanwhile',
  conflictHow: 'Nothing is saved yet. Look at what they changed, choose where both of you did, and save.',
  whenBegun: 'When you began',
  now: 'Now',
  entered: 'You entered',
  takeOver: 'Take over theirs',
  keepMine: 'Keep mine',
  takenOver: 'Taken over: you had not changed it.',
  notANumber: 'Enter a whole number.',
  notAPercent: 'Enter a percentage from 0 to 100, such as 7.5.',
  none: 'None',
};
