import { addressLines, type WrittenAddress } from '../forms/address-lines.ts';

/** In the lines of an envelope. */
export const Address = ({ address }: { readonly address: WrittenAddress }) =>
  addressLines(address).map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
