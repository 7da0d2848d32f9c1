/**
 * What became of a batch whose COMMIT got no answer: its result, or null after which it can never be committed. Under
 * the head row's lock, so a transaction that held the lock is over; one that still waits for it finds the batch
 * given up.
 */
export const recoverBatch = `
CREATE FUNCTION event_store.recover_batch(in_lane uuid, in_number bigint) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  committed json;
BEGIN
  PERFORM FROM event_store.head FOR UPDATE;
  SELECT result INTO committed FROM event_store.batches WHERE lane = in_lane AND number = in_number;
  IF committed IS NULL THEN
    INSERT INTO event_store.batches (lane, number) VALUES (in_lane, in_number)
      ON CONFLICT (lane) DO UPDATE SET number = excluded.number, result = NULL, sent_at = excluded.sent_at;
  END IF;
  RETURN committed;
END $$;
`;
