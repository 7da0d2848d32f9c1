import pg from 'pg';

/** Copies the order and the products that the shop's read models hold until there are so many of each. */
export async function fillLists({ ordersUrl, catalogUrl }, { orders, products }) {
  await withClient(ordersUrl, (client) => fill(client, copyOrders, orders, 'read_models.orders_1'));
  await withClient(catalogUrl, (client) => fill(client, copyProducts, products, 'read_models.products_1'));
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function fill(client, statement, count, table) {
  for (let from = 0; from < count; from += batch) {
    await client.query(statement, [from, Math.min(count, from + batch) - 1]);
  }
  await client.query(`VACUUM ANALYZE ${table}`);
}

const batch = 50_000;

/** One a minute, back from the first. */
const copyOrders = `
  WITH original AS (SELECT * FROM read_models.orders_1 ORDER BY changed LIMIT 1),
  copy AS (
    SELECT gen_random_uuid()::text AS id, copy AS number,
           to_char(now() AT TIME ZONE 'UTC' - copy * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM generate_series($1::int, $2::int) AS copy
  )
  INSERT INTO read_models.orders_1 (id, document, positions, changed, texts, grams)
  SELECT copy.id,
         document || jsonb_build_object('id', copy.id, 'number', copy.number + 1000, 'placedAt', at, 'updatedAt', at),
         positions, changed, texts, grams
  FROM original, copy`;

/** Each of the first sixty in turn, with a number at the end of its name. */
const copyProducts = `
  WITH original AS (
    SELECT *, row_number() OVER (ORDER BY changed, id) - 1 AS place FROM read_models.products_1 ORDER BY changed, id LIMIT 60
  ),
  copy AS (
    SELECT gen_random_uuid()::text AS id, ' ' || copy AS suffix, copy % (SELECT count(*) FROM original) AS place
    FROM generate_series($1::int, $2::int) AS copy
  )
  INSERT INTO read_models.products_1 (id, document, positions, changed, texts, grams)
  SELECT copy.id,
         document || jsonb_build_object('id', copy.id, 'name', (document->>'name') || suffix,
                                        'sortName', (document->>'sortName') || suffix, 'sku', (document->>'sku') || suffix),
         positions, changed, texts || suffix, grams
  FROM copy JOIN original USING (place)`;
