import { startBrowser, type TestBrowser } from '../testing/browser.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let gateway: TestGateway;
let chromium: TestBrowser;
beforeAll(async () => {
  gateway = await startTestGateway();
  chromium = await startBrowser();
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  await gateway.close();
});

describe('GraphiQL in a browser without the internet', () => {
  test('runs a query and a subscription', async () => {
    const page = await chromium.browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(gateway.url) && !request.url().startsWith('data:')) {
        faults.push(request.url());
      }
    });
    const token = await gateway.token(['orders:read']);
    await page.addInitScript(`localStorage.setItem('tillgraph:access-token', '${token}')`);
    await page.goto(`${gateway.url}/graphiql`);
    await page.getByRole('tab', { name: 'SignIn' }).waitFor();
    await page.getByRole('tab', { name: 'FirstOrder' }).waitFor();

    const run = async (name: string, query: string, expected: string) => {
      await page
        .getByRole('button', { name: /add tab|new tab/i })
        .first()
        .click();
      await page.locator('.graphiql-query-editor .CodeMirror').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(query);
      // The tab takes the operation's name when the page has read it.
      await page.locator('.graphiql-tab', { hasText: name }).waitFor();
      await page.getByRole('button', { name: /execute query/i }).click();
      await page.locator('.result-window', { hasText: expected }).waitFor({ timeout: 15_000 });
    };
    await run('Shop', 'query Shop { shop { name } }', 'Tillgraph');
    await run('Watch', 'subscription Watch { orderChanged(orderId: "o1") { status } }', 'PENDING');
    gateway.shop.orderEvents.push({ orderChanged: { id: 'o1', version: 2, status: 'COMPLETED' } });
    await page.locator('.result-window', { hasText: 'COMPLETED' }).waitFor({ timeout: 15_000 });
    expect(faults).toEqual([]);
    // What was typed may be a password.
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['tillgraph:access-token']);
  }, 60_000);
});
