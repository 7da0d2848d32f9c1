import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.tsx';

export interface StockFigureProps {
  readonly low: boolean;
  readonly children: ReactNode;
}

/** A number of pieces; a low one is told in words, too, for who sees no colour. */
export function StockFigure({ low, children }: StockFigureProps) {
  const { stock: words } = useMessages();
  return low ? (
    <span className="font-semibold whitespace-nowrap text-danger">
      {children} <span className="text-sm max-sm:sr-only">{words.low}</span>
    </span>
  ) : (
    <span>{children}</span>
  );
}
