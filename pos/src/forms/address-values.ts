import { linesOf, orNull } from './texts.ts';

/** An address as a form has it. */
export type AddressValues = {
  /** One a line. */
  readonly lines: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly countryCode: string;
};

interface GraphAddress {
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly region: string | null;
  readonly countryCode: string | null;
}

export const addressValues = (address: GraphAddress | null): AddressValues => ({
  lines: address?.lines.join('\n') ?? '',
  postalCode: address?.postalCode ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  countryCode: address?.countryCode ?? '',
});

/** As the graph takes it; null when all of it is empty. */
export function addressInput({ lines, postalCode, city, region, countryCode }: AddressValues) {
  if ([lines, postalCode, city, region, countryCode].every((text) => text.trim() === '')) return null;
  return {
    lines: linesOf(lines),
    postalCode: orNull(postalCode),
    city: orNull(city),
    region: orNull(region),
    countryCode: orNull(countryCode.toUpperCase()),
  };
}
