/** The epoch, and where the log lives. */
export const epochs = `
CREATE FUNCTION event_store.start_new_epoch() RETURNS uuid LANGUAGE sql AS $$
  UPDATE event_store.head SET epoch = gen_random_uuid() RETURNING epoch
$$;

-- Server, database and time line: one of them differs after a dump or a base backup was restored or a standby
-- promoted, and events may be missing then that readers have seen.
CREATE FUNCTION event_store.check_origin() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  log event_store.head;
  here text := format('%s/%s/%s', (SELECT system_identifier FROM pg_control_system()),
    (SELECT oid FROM pg_database WHERE datname = current_database()),
    substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8));
BEGIN
  SELECT * INTO log FROM event_store.head FOR UPDATE;
  IF log.origin <> here THEN
    UPDATE event_store.head SET origin = here,
      epoch = CASE log.origin WHEN '' THEN log.epoch ELSE gen_random_uuid() END
      RETURNING epoch INTO log.epoch;
  END IF;
  RETURN log.epoch;
END $$;
`;
