/** Text for sorting and searching by people: lower case, without marks, so that "Élan" is found and sorted as "elan". */
export const foldText = (text: string): string => text.normalize('NFKD').replace(marks, '').toLowerCase();

const marks = /\p{M}/gu;
