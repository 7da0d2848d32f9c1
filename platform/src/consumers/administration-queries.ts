import { slotCount } from '@tillgraph/shared-domain/slot';

/** How far each consumer is in each context: as far as the last of the slots, of which those without a row are at -1's. */
const progress = `
  SELECT consumer, context, max(head) AS head, max(progressed_at) AS progressed_at,
    greatest(coalesce(max(position) FILTER (WHERE slot = -1), 0),
      CASE count(*) FILTER (WHERE slot >= 0) WHEN ${slotCount} THEN min(position) FILTER (WHERE slot >= 0) END) AS through
  FROM consumers.checkpoints
  GROUP BY consumer, context`;

/** Each build of each projection, with how far it is. */
export const projectionsQuery = `
  WITH progress AS (${progress})
  SELECT projection AS name, version, build, state,
    coalesce(sum(greatest(head - through, 0)), 0)::float8 AS lag,
    max(progressed_at) AS "progressedAt",
    (SELECT count(DISTINCT (parked.context, stream))::int FROM consumers.parked_events parked
     WHERE parked.consumer = 'projection/' || projection || '/' || build) AS "parkedStreams"
  FROM consumers.builds
  LEFT JOIN progress ON consumer = 'projection/' || projection || '/' || build
  GROUP BY projection, version, build, state
  ORDER BY projection, build`;

/** Each consumer in each context that it has seen something of. */
export const consumersQuery = `
  SELECT consumer, context, through::float8 AS position, progressed_at AS "progressedAt",
    (SELECT count(DISTINCT stream)::int FROM consumers.parked_events parked
     WHERE (parked.consumer, parked.context) = (progress.consumer, progress.context)) AS "parkedStreams"
  FROM (${progress}) progress
  ORDER BY consumer, context`;

/** How far the build under way is, else nothing. $1: the projection. */
export const rebuildQuery = `
  WITH progress AS (${progress})
  SELECT coalesce(sum(through), 0)::float8 AS applied, coalesce(sum(head), 0)::float8 AS total
  FROM consumers.builds
  JOIN progress ON consumer = 'projection/' || projection || '/' || build
  WHERE projection = $1 AND state = 'building'`;

export const parkedStreamsQuery = `
  SELECT DISTINCT ON (consumer, context, stream) id, consumer, context, stream, position::float8, error, parked_at AS "parkedAt",
    (count(*) OVER (PARTITION BY consumer, context, stream))::int AS events
  FROM consumers.parked_events
  ORDER BY consumer, context, stream, position`;

/** $1: the id of one of the stream's events. */
export const parkedEventsQuery = `
  SELECT event.position::float8 AS position, event.version, event.type, event.error, event.attempts,
    event.parked_at AS "parkedAt"
  FROM consumers.parked_events event
  JOIN consumers.parked_events first USING (consumer, context, stream)
  WHERE first.id::text = $1
  ORDER BY event.position`;
