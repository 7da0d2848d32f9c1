interface Figures {
  readonly available: number;
  readonly lowStockThreshold: number;
}

/** Whether there are few, as the shop's list of low stock has it. */
export const isLow = ({ available, lowStockThreshold }: Figures): boolean => available <= lowStockThreshold;
