import { useWorkplace } from '../app/workplace-context.ts';
import { dayAt } from './shop-time.ts';
import { useNow } from './use-now.ts';

/** The shop's present day, such as 2026-11-22. */
export function useToday(): string {
  const { shop } = useWorkplace();
  return dayAt(useNow(30_000), shop.timeZone);
}
