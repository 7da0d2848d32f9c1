import { owner } from '../running/shop.js';
import { graphClient } from './graph-client.js';

/** The owner of a shop that `startShop` started: { token, client }. */
export async function signIn(url) {
  const stranger = graphClient(url);
  const { data } = await stranger.ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
    { input: owner },
  );
  await stranger.stop();
  const token = data.signIn.session.accessToken;
  return { token, client: graphClient(url, token) };
}
