import type { Browser, Page } from 'playwright-core';
import { playground } from '../../playground/build';
import { HOSTILE, hostileTemplate } from '../support/hostile';
import { objections } from './axe';
import { openReport, startBrowser } from './browser';

let browser: Browser;
let html: string;

beforeAll(async () => {
  [browser, html] = await Promise.all([startBrowser(), playground()]);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
  await browser.close();
});

const OPEN = `Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: NONE }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, AutoDeploy: true }
`;

const cards = (page: Page): Promise<readonly string[]> => page.locator('.card .badge code').allTextContents();

/** Waits until the page has judged what it shows. */
async function settled(page: Page): Promise<string> {
  await page.waitForSelector('#findings[aria-busy="false"]', { state: 'attached' });
  return (await page.locator('#summary').textContent()) ?? '';
}

/** What the page says of a template that is typed. */
async function judged(page: Page, text: string): Promise<string> {
  await settled(page);
  await page.locator('#template').fill(text);
  return settled(page);
}

test('judges the example that it shows first, draws it, and loads nothing', async () => {
  const { page, offences } = await openReport(browser, html);
  await page.waitForSelector('.card.error');
  expect(await cards(page)).toContain('connect-route-authorized');
  expect(await page.locator('#pictures svg').count()).toBeGreaterThan(0);
  expect(offences).toEqual([]);
});

test('judges what is typed, and leads to its line', async () => {
  const { page, offences } = await openReport(browser, html);
  expect(await judged(page, OPEN)).toMatch(/^\d errors/);
  expect(await cards(page)).toContain('connect-route-authorized');
  await page.locator('.card', { hasText: 'connect-route-authorized' }).locator('button.line').click();
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.getElementById('template') as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(selected).toContain('AuthorizationType: NONE');
  expect(await page.locator('#gutter .error').allTextContents()).toContain('7\n');
  expect(offences).toEqual([]);
});

test('a template that cannot be read is said with its line', async () => {
  const { page, offences } = await openReport(browser, html);
  expect(await judged(page, 'Resources:\n  Api: {')).toMatch(/^template:\d+:\d+: /);
  expect(await page.locator('.card').count()).toBe(0);
  expect(await page.locator('#gutter .error').count()).toBe(1);
  expect(offences).toEqual([]);
});

test('a preset and the kinds of APIs are choices', async () => {
  const { page } = await openReport(browser, html);
  await judged(page, OPEN);
  const before = await cards(page);
  await page.locator('#preset').selectOption('all');
  await settled(page);
  expect((await cards(page)).length).toBeGreaterThan(before.length);
  await page.locator('#protocol-websocket').uncheck();
  expect(await settled(page)).toContain('choose one');
  expect(await cards(page)).toEqual([]);
});

test('every example of the catalogue can be loaded', async () => {
  const { page, offences } = await openReport(browser, html);
  const names = (await page.locator('#example option').allTextContents()).filter((name) => name !== 'none');
  expect(names.length).toBeGreaterThan(200);
  for (const name of names.filter((one) => one.endsWith(': bad'))) {
    await page.locator('#example').selectOption(name);
    const rule = name.replace(/: bad$/, '');
    const said = await settled(page);
    expect({ said, found: await cards(page) }).toEqual({ said, found: expect.arrayContaining([rule]) });
  }
  expect(offences).toEqual([]);
});

test('a link carries the template and the choices, and nothing is sent', async () => {
  const { page } = await openReport(browser, html);
  await judged(page, OPEN);
  await page.locator('#preset').selectOption('strict');
  await page.locator('#share').click();
  await page.waitForFunction(() => location.hash.length > 1);
  const fragment = new URL(page.url()).hash;
  const { page: other, offences } = await openReport(browser, html, {}, fragment);
  await other.waitForSelector('.card.error');
  expect(await other.locator('#template').inputValue()).toBe(OPEN);
  expect(await other.locator('#preset').inputValue()).toBe('strict');
  expect(offences).toEqual([]);
});

test.each(['#template=%00', '#template=AAAA', '#template=%%%'])('a broken link is said: %s', async (fragment) => {
  const { page, offences } = await openReport(browser, html, {}, fragment);
  expect(await settled(page)).toMatch(/^The link cannot be read: /);
  expect(offences).toEqual([]);
});

test('a file can be dropped', async () => {
  const { page } = await openReport(browser, html);
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'chat.yaml'));
    return data;
  }, OPEN);
  await page.dispatchEvent('#template', 'drop', { dataTransfer: transfer });
  await page.waitForFunction(
    (text) => (document.getElementById('template') as HTMLTextAreaElement).value === text,
    OPEN,
  );
});

test.each(HOSTILE)('a template in which everything is %j runs nothing and loads nothing', async (text) => {
  const { page, offences } = await openReport(browser, html);
  await judged(page, JSON.stringify(hostileTemplate(text).source.root));
  expect(await page.locator('.card').count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  expect(offences).toEqual([]);
});

test.each([
  { width: 400, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('fits, and axe has nothing to object to: %j', async ({ width, colorScheme }) => {
  const { page } = await openReport(browser, html, { viewport: { width, height: 900 }, colorScheme });
  await page.waitForSelector('.card.error');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  expect(await objections(page)).toEqual([]);
});
