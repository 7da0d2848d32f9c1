import type { ChangeFeed, ChangeListener } from './change-feed.ts';

/** The feed of a program whose projections and readers share one process: nothing can get lost. */
export function createInProcessFeed(): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  return {
    mayLose: false,
    foretell(changes, storing) {
      const told = [...listeners].map((listener) => listener.onForetold?.(changes, storing) ?? false);
      return told.includes(true);
    },
    async publish(announcement) {
      for (const listener of [...listeners]) listener.onAnnouncement(announcement);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
