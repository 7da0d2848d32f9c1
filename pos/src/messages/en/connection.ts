export const connection = {
  connecting: 'Connecting …',
  live: 'Live',
  reconnecting: (time: string) => `Reconnecting … figures as of ${time}`,
};
