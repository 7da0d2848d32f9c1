/** What all forms and changes say. */
export const forms = {
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
};
