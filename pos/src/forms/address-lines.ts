export interface WrittenAddress {
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly region: string | null;
  readonly countryCode: string | null;
}

/** As they stand on an envelope; what is not known has no line. */
export const addressLines = ({ lines, postalCode, city, region, countryCode }: WrittenAddress): string[] =>
  [
    ...lines,
    [postalCode, city].filter(Boolean).join(' '),
    [region, countryCode].filter(Boolean).join(', '),
  ].filter((line) => line !== '');
