/** The event that all stores append: the same for ours and the peers. */
export const income = (accountId) => ({
  type: 'IncomeRecorded',
  data: { accountId, amount: { minor: 100, currency: 'USD' }, description: 'Salary' },
});
