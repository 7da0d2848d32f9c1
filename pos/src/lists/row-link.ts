/** A link in a list's cell: as high as its row, for a finger. */
export const rowLink = 'flex min-h-11 items-center truncate font-medium underline-offset-4 hover:underline';
