/** What the demo shop sells: name, price in hundredths, pieces in stock. */
export const assortment: readonly DemoCategory[] = [
  {
    name: 'Coffee and tea',
    prefix: 'COF',
    taxRate: '0.07',
    products: [
      ['Espresso beans 500 g', 1190, 40],
      ['Filter coffee 500 g', 899, 55],
      ['Decaf coffee 250 g', 649, 24],
      ['Cold brew 330 ml', 349, 60],
      ['Earl Grey, 20 bags', 429, 48],
      ['Green tea Sencha 100 g', 749, 18],
      ['Peppermint tea, 20 bags', 299, 52],
      ['Hot chocolate 250 g', 459, 30],
    ],
  },
  {
    name: 'Bakery',
    prefix: 'BAK',
    taxRate: '0.07',
    products: [
      ['Sourdough loaf', 520, 14],
      ['Rye bread', 465, 12],
      ['Baguette', 195, 30],
      ['Butter croissant', 210, 36],
      ['Cinnamon roll', 280, 20],
      ['Bagel, sesame', 160, 24],
      ['Apple pie, slice', 390, 10],
      ['Oat cookie', 150, 45],
    ],
  },
  {
    name: 'Dairy and eggs',
    prefix: 'DAI',
    taxRate: '0.07',
    products: [
      ['Whole milk 1 l', 159, 80],
      ['Oat drink 1 l', 229, 64],
      ['Butter 250 g', 289, 50],
      ['Greek yoghurt 500 g', 319, 28],
      ['Cheddar 200 g', 379, 22],
      ['Mozzarella 125 g', 149, 40],
      ['Free-range eggs, 10', 349, 35],
    ],
  },
  {
    name: 'Fruit and vegetables',
    prefix: 'FRU',
    taxRate: '0.07',
    products: [
      ['Apples, bag of 6', 299, 40],
      ['Bananas, bunch of 5', 189, 44],
      ['Lemons, net of 4', 199, 26],
      ['Avocado', 149, 32],
      ['Tomatoes, punnet', 259, 30],
      ['Cucumber', 99, 38],
      ['Potatoes 2 kg', 349, 25],
      ['Basil in a pot', 229, 8],
    ],
  },
  {
    name: 'Pantry',
    prefix: 'PAN',
    taxRate: '0.07',
    products: [
      ['Spaghetti 500 g', 179, 90],
      ['Basmati rice 1 kg', 399, 48],
      ['Olive oil 750 ml', 1149, 27],
      ['Tomato passata 700 g', 199, 70],
      ['Acacia honey 500 g', 899, 16],
      ['Strawberry jam 340 g', 379, 33],
      ['Sea salt 500 g', 129, 60],
      ['Dark chocolate 100 g', 249, 85],
    ],
  },
  {
    name: 'Drinks',
    prefix: 'DRI',
    taxRate: '0.19',
    products: [
      ['Mineral water 1 l', 89, 120],
      ['Orange juice 1 l', 299, 46],
      ['Lemonade 330 ml', 189, 72],
      ['Ginger ale 200 ml', 169, 48],
      ['Pale ale 330 ml', 239, 66],
      ['House red 750 ml', 899, 24],
      ['Sparkling wine 750 ml', 1290, 3],
    ],
  },
  {
    name: 'Household',
    prefix: 'HOU',
    taxRate: '0.19',
    products: [
      ['Dish soap 500 ml', 219, 40],
      ['Laundry liquid 1.5 l', 899, 18],
      ['Kitchen towels, 4 rolls', 379, 36],
      ['Beeswax candle', 550, 21],
      ['Matches, 3 boxes', 120, 75],
      ['Cotton tote bag', 690, 50],
      ['Enamel mug', 1250, 15],
    ],
  },
  {
    name: 'Stationery',
    prefix: 'STA',
    taxRate: '0.19',
    products: [
      ['Notebook A5, dotted', 990, 30],
      ['Gel pen, black', 249, 100],
      ['Pencil set, 6', 590, 25],
      ['Greeting card', 350, 64],
      ['Gift wrap, 2 m', 399, 28],
      ['Postage stamps, 10', 950, 2],
      ['Desk calendar', 1490, 9],
    ],
  },
];

export interface DemoCategory {
  readonly name: string;
  readonly prefix: string;
  readonly taxRate: string;
  readonly products: readonly (readonly [name: string, hundredths: number, pieces: number])[];
}

/** The people the demo shop sells to: name and what their account holds, in hundredths. */
export const clientele: readonly (readonly [name: string, hundredths: number])[] = [
  ['Ada Byron', 12000],
  ['Wesley Chen', 75000],
  ['Maria Okafor', 8550],
  ['Jonas Lindqvist', 0],
  ['Priya Raman', 25000],
  ['Tomás Herrera', 4320],
  ['Élodie Martin', 15000],
  ['Yuki Tanaka', 9900],
  ['Samuel Osei', 2000],
  ['Greta Vogel', 60000],
  ['Nadia Haddad', 3075],
  ['Liam Murphy', 500],
];
