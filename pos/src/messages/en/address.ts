export const address = {
  title: 'Address',
  lines: 'Street and number',
  postalCode: 'Postal code',
  city: 'City',
  region: 'Region',
  countryCode: 'Country',
  countryHint: 'Two letters, such as DE or US.',
};
