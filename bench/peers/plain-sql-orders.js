export const tables = `
  CREATE TABLE accounts (id uuid PRIMARY KEY, balance bigint NOT NULL);
  CREATE TABLE products (id uuid PRIMARY KEY, on_hand int NOT NULL CHECK (on_hand >= 0), price bigint NOT NULL);
  CREATE TABLE orders (id uuid PRIMARY KEY, number bigserial, status text NOT NULL, total bigint NOT NULL, placed_at timestamptz NOT NULL);
  CREATE TABLE order_lines (order_id uuid REFERENCES orders, product_id uuid REFERENCES products, quantity int NOT NULL, price bigint NOT NULL);
  CREATE TABLE card_takings (id int PRIMARY KEY, balance bigint NOT NULL);
  INSERT INTO card_takings VALUES (1, 0);`;

/** An order whole in one transaction: stock, order, lines, takings. Resolves with { id, number, total }. */
export async function sellProducts(pool, lines) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows: products } = await client.query({
      name: 'stock',
      // Locked in one order, so that two orders wait for each other instead of crosswise.
      text: `UPDATE products SET on_hand = on_hand - quantity
             FROM (SELECT id AS locked, quantity FROM products
                   JOIN unnest($1::uuid[], $2::int[]) AS sold (product_id, quantity) ON id = product_id
                   ORDER BY id FOR UPDATE OF products) AS sold
             WHERE id = locked RETURNING id, quantity, price`,
      values: [lines.map(({ productId }) => productId), lines.map(({ quantity }) => quantity)],
    });
    const total = products.reduce((sum, { quantity, price }) => sum + quantity * Number(price), 0);
    const id = crypto.randomUUID();
    const { rows } = await client.query({
      name: 'order',
      text: "INSERT INTO orders (id, status, total, placed_at) VALUES ($1, 'COMPLETED', $2, now()) RETURNING number",
      values: [id, total],
    });
    await client.query({
      name: 'lines',
      text: 'INSERT INTO order_lines SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::bigint[])',
      values: [
        id,
        products.map((row) => row.id),
        products.map((row) => row.quantity),
        products.map((row) => row.price),
      ],
    });
    await client.query({
      name: 'takings',
      text: 'UPDATE card_takings SET balance = balance + $1 WHERE id = 1',
      values: [total],
    });
    await client.query('COMMIT');
    return { id, number: rows[0].number, total };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
