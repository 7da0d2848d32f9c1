import type { Messages } from '../en.ts';

export const receipt: Messages['receipt'] = {
  title: 'Bon',
  number: (number) => `Nr. ${number}`,
  cashier: (name) => `Es bediente Sie ${name}`,
  taxId: (taxId) => `Steuernummer ${taxId}`,
  of: (quantity, price) => `${quantity} × ${price}`,
  subtotal: 'Netto',
  taxOn: (rate, net) => `${rate} Steuer auf ${net}`,
  total: 'Summe',
  methods: { CASH: 'Bar', CARD: 'Karte', ACCOUNT: 'Konto' },
  change: 'Rückgeld',
};
