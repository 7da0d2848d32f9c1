export interface ReceiptRowProps {
  readonly label: string;
  readonly value: string;
  /** The sum of it all. */
  readonly strong?: boolean;
}

export const ReceiptRow = ({ label, value, strong = false }: ReceiptRowProps) => (
  <p className={`flex justify-between gap-4 ${strong ? 'text-base font-semibold' : ''}`}>
    <span className="min-w-0 wrap-anywhere">{label}</span>
    <span className="whitespace-nowrap">{value}</span>
  </p>
);
