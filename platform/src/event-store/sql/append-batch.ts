/**
 * Writes a batch of commands in one transaction and one round trip: those that can be are written, the others are
 * left out and named with the reason. Group commit in PL/pgSQL, because each statement of a volatile function reads
 * what was committed before it began: the head row is locked by the first, all that is checked is read by later ones.
 *
 * It first writes without looking: the unique indexes, which must be searched for the new rows anyway, find out nearly
 * all that may be wrong. Only when they do is it all taken back, looked up, and written without what is wrong.
 *
 * In the arrays' names the first letter says what a row is about; `command` is an index from 0, an `event` is an
 * ordinal from 1. An array is null when all in it would be: most batches have no claims or numbers, and an array that
 * is there costs time, used or not.
 *   b (base)     which event the command took for the last of a stream that it was decided on (null: no stream);
 *                `proven`: that event is committed and the command appends after it, so the index of the streams'
 *                versions finds out whether it is still the last
 *   d (depends)  which earlier command of the batch wrote what the command was decided on
 *   e (event), n (numbered event), l (claim), k (idempotency key)
 *
 * The lookups are scalar subqueries, so that no plan can turn them into a scan of the table. Rows are made by
 * subscripts: `unnest` of many arrays copies every row into one temporary store for each.
 */
export const appendBatch = `
CREATE FUNCTION event_store.append_batch(
  in_lane uuid, in_number bigint, in_epoch uuid, in_known bigint, in_recorded_at timestamptz,
  b_command int[], b_stream text[], b_event uuid[], b_proven boolean[],
  d_command int[], d_on int[],
  e_command int[], e_stream text[], e_version int[], e_slot smallint[], e_id uuid[], e_type text[],
  e_schema_version smallint[], e_data text, e_person text[], e_personal text[], e_metadata text,
  n_command int[], n_event int[], n_counter text[], n_field text[],
  l_command int[], l_scope text[], l_value text[], l_owner text[], l_take boolean[],
  k_command int[], k_issuer_kind text[], k_issuer_id text[], k_key text[], k_hash text[], k_accepted boolean[],
  k_answer text, k_first int[], k_last int[]
) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  log event_store.head;
  written int;
  looks boolean := false;
  left_out int[] := '{}';
  -- Ordinals of the events of commands that are left out.
  skipped int[] := '{}';
  -- With their numbers.
  data text[];
  event_data text[] := string_to_array(e_data, E'\\n');
  metadata text[] := string_to_array(e_metadata, E'\\n');
  answer text[] := string_to_array(k_answer, E'\\n');
  stale json;
  dependent int[];
  repeated json;
  taken json;
  numbers json;
  numbered record;
  result json;
BEGIN
  SELECT * INTO log FROM event_store.head FOR UPDATE;
  -- Sent at once: from now on the next batch cannot overtake this one.
  RAISE NOTICE 'locked';

  IF (SELECT number FROM event_store.batches WHERE lane = in_lane) >= in_number THEN
    RETURN json_build_object('outcome', 'given up');
  END IF;
  IF log.epoch = in_epoch AND log.position < in_known THEN
    log.epoch := gen_random_uuid();
    UPDATE event_store.head SET epoch = log.epoch;
  END IF;
  IF log.epoch <> in_epoch THEN
    RETURN json_build_object('outcome', 'epoch', 'epoch', log.epoch);
  END IF;

  LOOP
    IF looks OR false = ANY (b_proven) THEN
      SELECT array_agg(b.command), to_json(array_agg(DISTINCT b.stream)) INTO left_out, stale
        FROM unnest(b_command, b_stream, b_event, b_proven) AS b (command, stream, event, proven)
        WHERE (looks OR NOT b.proven) AND b.event IS DISTINCT FROM
          (SELECT e.id FROM event_store.events e WHERE e.stream = b.stream ORDER BY e.version DESC LIMIT 1);
      left_out := coalesce(left_out, '{}');
    END IF;

    IF looks AND k_command IS NOT NULL THEN
      SELECT left_out || array_agg(k.command), json_agg(k.first) INTO left_out, repeated FROM (
        SELECT k.command, (
          SELECT json_build_object('command', k.command, 'hash', i.hash, 'accepted', i.accepted, 'answer', i.answer,
            'positions', (SELECT json_agg(p) FROM (SELECT e.slot, max(e.position) AS position
              FROM event_store.events e WHERE e.position BETWEEN i.first_position AND i.last_position
              GROUP BY e.slot) p))
          FROM event_store.idempotency i
          WHERE i.issuer_kind = k.issuer_kind AND i.issuer_id = k.issuer_id AND i.key = k.key) AS first
        FROM unnest(k_command, k_issuer_kind, k_issuer_id, k_key) AS k (command, issuer_kind, issuer_id, key)) k
      WHERE k.first IS NOT NULL;
    END IF;

    IF l_command IS NOT NULL THEN
      SELECT left_out || array_agg(l.command), json_agg(json_build_object(
          'command', l.command, 'scope', l.scope, 'value', l.value, 'owner', l.other)) INTO left_out, taken
        FROM (SELECT l.*,
            (SELECT c.owner FROM event_store.claims c WHERE c.scope = l.scope AND c.value = l.value) AS other
          FROM unnest(l_command, l_scope, l_value, l_owner, l_take) AS l (command, scope, value, owner, take)) l
        WHERE l.take AND l.other <> l.owner AND NOT EXISTS (
          SELECT FROM unnest(l_command, l_scope, l_value, l_owner, l_take) AS r (command, scope, value, owner, take)
          WHERE r.command = l.command AND r.scope = l.scope AND r.value = l.value AND r.owner = l.other AND NOT r.take);
    END IF;

    IF cardinality(left_out) > 0 THEN
      WITH RECURSIVE dependents AS (
        SELECT d.command FROM unnest(d_command, d_on) AS d (command, dependence) WHERE d.dependence = ANY (left_out)
        UNION
        SELECT d.command FROM dependents JOIN unnest(d_command, d_on) AS d (command, dependence)
          ON d.dependence = dependents.command
      ) SELECT array_agg(command) INTO dependent FROM dependents;
      left_out := left_out || dependent;
      SELECT coalesce(array_agg(e.ordinal), '{}') INTO skipped
        FROM unnest(e_command) WITH ORDINALITY AS e (command, ordinal) WHERE e.command = ANY (left_out);
    END IF;

    BEGIN
      data := event_data;
      IF n_command IS NOT NULL THEN
        FOR numbered IN
          SELECT n.event, n.counter, n.field,
            coalesce((SELECT c.value FROM event_store.counters c WHERE c.name = n.counter), 0)
              + row_number() OVER (PARTITION BY n.counter ORDER BY n.event) AS number
          FROM unnest(n_command, n_event, n_counter, n_field) AS n (command, event, counter, field)
          WHERE n.command <> ALL (left_out)
        LOOP
          data[numbered.event] := '{' || to_json(numbered.field) || ':' || numbered.number
            || CASE event_data[numbered.event] WHEN '{}' THEN '}' ELSE ',' || substr(event_data[numbered.event], 2) END;
        END LOOP;
        INSERT INTO event_store.counters AS c (name, value)
          SELECT n.counter, count(*) FROM unnest(n_command, n_counter) AS n (command, counter)
            WHERE n.command <> ALL (left_out) GROUP BY n.counter
          ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value;
        SELECT json_object_agg(n.counter, c.value) INTO numbers
          FROM (SELECT DISTINCT unnest(n_counter) AS counter) n JOIN event_store.counters c ON c.name = n.counter;
      END IF;

      INSERT INTO event_store.events (position, version, slot, schema_version, id, recorded_at, stream, type, data,
          person, personal, metadata)
        SELECT log.position + i - CASE cardinality(skipped) WHEN 0 THEN 0
            ELSE (SELECT count(*) FROM unnest(skipped) AS s WHERE s < i) END, e_version[i], e_slot[i],
          e_schema_version[i], e_id[i], greatest(log.recorded_at, in_recorded_at), e_stream[i], e_type[i], data[i]::json,
          e_person[i], decode(e_personal[i], 'base64'), metadata[i]::json
        FROM generate_series(1, cardinality(e_command)) AS i
        WHERE e_command[i] <> ALL (left_out);
      GET DIAGNOSTICS written = ROW_COUNT;

      IF l_command IS NOT NULL THEN
        DELETE FROM event_store.claims c
          USING unnest(l_command, l_scope, l_value, l_owner, l_take) AS l (command, scope, value, owner, take)
          WHERE NOT l.take AND c.scope = l.scope AND c.value = l.value AND c.owner = l.owner
            AND l.command <> ALL (left_out);
        INSERT INTO event_store.claims (scope, value, owner)
          SELECT l.scope, l.value, l.owner
            FROM unnest(l_command, l_scope, l_value, l_owner, l_take) AS l (command, scope, value, owner, take)
            WHERE l.take AND l.command <> ALL (left_out)
          ON CONFLICT (scope, value) DO NOTHING;
      END IF;

      IF k_command IS NOT NULL THEN
        INSERT INTO event_store.idempotency (issuer_kind, issuer_id, key, hash, accepted, answer, first_position,
            last_position)
          SELECT k_issuer_kind[i], k_issuer_id[i], k_key[i], k_hash[i], k_accepted[i], answer[i]::json,
            log.position + k_first[i] - k.before, log.position + k_last[i] - k.before
          FROM (SELECT i, CASE cardinality(skipped) WHEN 0 THEN 0
              ELSE (SELECT count(*) FROM unnest(skipped) AS s WHERE s < k_first[i]) END AS before
            FROM generate_series(1, cardinality(k_command)) AS i) k
          WHERE k_command[i] <> ALL (left_out);
      END IF;
      EXIT;
    EXCEPTION WHEN unique_violation THEN
      IF looks THEN
        RAISE;
      END IF;
      looks := true;
    END;
  END LOOP;

  IF written > 0 THEN
    UPDATE event_store.head SET position = log.position + written,
      recorded_at = greatest(log.recorded_at, in_recorded_at);
  END IF;
  result := json_build_object('outcome', 'written', 'position', log.position,
    'recordedAt', (extract(epoch FROM log.recorded_at) * 1000)::bigint, 'leftOut', left_out, 'stale', stale,
    'dependent', dependent, 'repeated', repeated, 'taken', taken, 'numbers', numbers);
  INSERT INTO event_store.batches AS b (lane, number, result) VALUES (in_lane, in_number, result)
    ON CONFLICT (lane) DO UPDATE SET number = excluded.number, result = excluded.result, sent_at = excluded.sent_at;
  RETURN result;
END $$;
`;
