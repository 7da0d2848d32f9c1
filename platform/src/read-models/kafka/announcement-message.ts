import type { Announcement, ConsumerAdvanced, DocumentChanged } from '../change-feed.ts';

/** What a process announced at once. Without the documents: what is personal in them stays where it can be forgotten. */
interface Message {
  /** The process. */
  readonly source: string;
  readonly changes: readonly DocumentChanged[];
  readonly advanced: readonly ConsumerAdvanced[];
  readonly ledgerChanged: boolean;
  readonly personErased: boolean;
}

/** Documents in one message. */
const mostChanges = 1000;

/** As few messages as hold them; in each, documents count before positions. None where nothing was announced. */
export function encodeAnnouncements(
  source: string,
  announcements: readonly Announcement[],
): readonly string[] {
  const changes = announcements.flatMap((each) => each.changes ?? []).map(withoutDocuments);
  const messages: Message[] = [];
  const bare = { source, changes: [], advanced: [], ledgerChanged: false, personErased: false };
  for (; changes.length > mostChanges; ) {
    messages.push({ ...bare, changes: changes.splice(0, mostChanges) });
  }
  const last: Message = {
    source,
    changes,
    advanced: announcements.flatMap(({ advanced }) => (advanced?.positions.length ? [bareOf(advanced)] : [])),
    ledgerChanged: announcements.some(({ ledgerChanged }) => ledgerChanged),
    personErased: announcements.some(({ personErased }) => personErased),
  };
  const saysMore = last.advanced.length > 0 || last.ledgerChanged || last.personErased;
  if (changes.length > 0 || saysMore) messages.push(last);
  return messages.map((message) => JSON.stringify(message));
}

const withoutDocuments = ({
  collection,
  build,
  id,
  changed,
  positions,
  traceparent,
}: DocumentChanged): DocumentChanged => ({
  ...{ collection, build, id, changed, positions },
  ...(traceparent !== undefined && { traceparent }),
});

/** Without a bus's own places. */
const bareOf = ({ consumer, positions }: ConsumerAdvanced): ConsumerAdvanced => ({
  consumer,
  positions: positions.map(({ context, slot, epoch, position }) => ({ context, slot, epoch, position })),
});

export function decodeAnnouncements(value: Buffer): {
  readonly source: string;
  readonly announcements: readonly Announcement[];
} {
  // What is in our topics was written by `encodeAnnouncements`.
  const { source, changes, advanced, ledgerChanged, personErased } = JSON.parse(String(value)) as Message;
  return {
    source,
    announcements: [
      ...(personErased ? [{ personErased: true as const }] : []),
      ...(ledgerChanged ? [{ ledgerChanged: true as const }] : []),
      ...(changes.length > 0 ? [{ changes }] : []),
      ...advanced.map((one) => ({ advanced: one })),
    ],
  };
}
