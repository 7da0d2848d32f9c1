import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * Asks a graph over kept connections, each by one caller at a time. `ask(query, variables, headers)` answers
 * { data, extensions }; an answer with errors is thrown, with their `codes`.
 */
export function graphClient(url, token) {
  const agent = new Agent({ keepAlive: true });
  const send = (body, headers) =>
    new Promise((resolve, reject) => {
      const options = {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
      };
      const sending = request(url, options, (response) => resolve(text(response)));
      sending.once('error', reject);
      sending.end(body);
    });

  return {
    async ask(query, variables, headers) {
      const { data, errors, extensions } = JSON.parse(
        await send(JSON.stringify({ query, variables }), headers),
      );
      if (errors) {
        const codes = errors.map(({ extensions }) => extensions?.code);
        throw Object.assign(new Error(JSON.stringify(errors)), { codes });
      }
      return { data, extensions };
    },
    /** Asks for what the token covers, again while the read model is behind by more than the shop makes readers wait. */
    async askAfter(consistencyToken, query, variables) {
      for (;;) {
        try {
          return await this.ask(query, variables, { 'consistency-token': consistencyToken });
        } catch (error) {
          if (!error.codes?.includes('STALE_READ')) throw error;
        }
      }
    },
    async mutate(mutation, inputType, selection, input) {
      const document = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
      const { data } = await this.ask(document, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
      const payload = data[mutation];
      if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
      return payload;
    },
    stop: async () => agent.destroy(),
  };
}
