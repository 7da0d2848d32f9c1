/** What GraphiQL opens with, for whom has not been here before. */
export const tabs = (productId = 'the id of a product') => [
  {
    query: `# Sign in first: the tabs of this page send the access token from then on.
mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    session {
      accessToken
      expiresAt
      user { displayName role scopes }
    }
    userErrors { code message path }
  }
}
`,
    variables: JSON.stringify({ input: { email: 'owner@example.com', password: '' } }, null, 2),
  },
  {
    query: `# Sells one product for cash, and waits until it is handed over (or cannot be).
# The same idempotencyKey gives the same order: change it for another one.
mutation FirstOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      id
      number
      status
      total { amount currencyCode }
      payments { method status account { code balance { amount } } }
      lines { productName product { stock { available } } }
      cancellation { reason message }
    }
    userErrors { code message path }
  }
}
`,
    variables: JSON.stringify(
      {
        input: {
          idempotencyKey: `graphiql-${crypto.randomUUID()}`,
          lines: [{ productId, quantity: 1 }],
          payments: [{ method: 'CASH' }],
          awaitOutcomeMs: 5000,
        },
      },
      null,
      2,
    ),
  },
  {
    query: `# Every order from now on, with what it leaves in the accounts and in the stock, as it happens.
# Start it, then place an order in a second window.
subscription FirstSubscription {
  ordersChanged {
    order {
      number
      status
      total { amount currencyCode }
      customer { name }
      payments { account { code balance { amount } } }
      lines { productName product { stock { available } } }
    }
    matches
    cursor
  }
}
`,
  },
];
