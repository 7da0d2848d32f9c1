import { useNavigate, useSearch } from '@tanstack/react-router';
import type { WantedProducts } from './wanted-products.ts';

/** Which products the page's address asks for, and how to ask for others. */
export function useWantedProducts(): readonly [WantedProducts, (changed: Partial<WantedProducts>) => void] {
  const wanted = useSearch({ from: '/products' });
  const navigate = useNavigate({ from: '/products' });
  return [
    wanted,
    (changed) => void navigate({ search: (before) => ({ ...before, ...changed }), replace: true }),
  ];
}
