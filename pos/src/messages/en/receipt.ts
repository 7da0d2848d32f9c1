export const receipt = {
  title: 'Receipt',
  number: (number: string) => `No. ${number}`,
  cashier: (name: string) => `Served by ${name}`,
  taxId: (taxId: string) => `Tax ID ${taxId}`,
  of: (quantity: string, price: string) => `${quantity} × ${price}`,
  subtotal: 'Without tax',
  taxOn: (rate: string, net: string) => `Tax ${rate} on ${net}`,
  total: 'Total',
  methods: { CASH: 'Cash', CARD: 'Card', ACCOUNT: 'Account' },
  change: 'Change',
};
