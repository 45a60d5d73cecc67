import * as path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Location } from '../../src/engine/location';
import { htmlReport } from '../../src/report/html/html-report';
import type { Report } from '../../src/report/report';
import { ChatStack } from '../../examples/chat/lib/chat-stack';
import { synthesise } from '../support/cdk';
import { template } from '../support/findings';
import { HOSTILE, hostileTemplate } from '../support/hostile';
import { reportOf, withFindings } from '../support/report';
import { templateWithRoutes } from '../support/routes';
import { foldedObjections, objections } from './axe';
import { openReport, startBrowser } from './browser';

const WIDTHS = [400, 1200, 2400];
const COUNTS = [1, 20, 300];

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
  await browser.close();
});

/** Two stacks; in the first some integrations give up before their functions do. */
function routes(count: number): Report {
  return reportOf([
    template(templateWithRoutes({ count, slow: Math.ceil(count / 10) }), 'cdk.out/Chat.template.json'),
    template(templateWithRoutes({ count: 1 }), 'cdk.out/Other.template.json'),
  ]);
}

/** The same with every finding of a rule suppressed. */
function suppress(report: Report, rule: string): Report {
  return withFindings(report, (findings) =>
    findings.map((finding) =>
      finding.ruleId === rule ? { ...finding, suppressed: { reason: 'until the move', by: 'waiver' } } : finding,
    ),
  );
}

async function visible(page: Page, selector: string): Promise<number> {
  return page.locator(`${selector}:visible`).count();
}

describe.each(COUNTS)('the HTML report of an API with %i routes', (count) => {
  test.each(WIDTHS)('fits into a window of %i pixels, loads nothing and logs nothing', async (width) => {
    const { page, offences } = await openReport(browser, await htmlReport(routes(count)), {
      viewport: { width, height: 900 },
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await visible(page, 'figure .scroll > svg')).toBe(2);
    expect(await visible(page, '.card')).toBeGreaterThan(3);
    expect(offences).toEqual([]);
  });

  test('has nothing for axe to object to', async () => {
    const { page } = await openReport(browser, await htmlReport(suppress(routes(count), 'stage-access-logs')), {
      viewport: { width: 1200, height: 900 },
    });
    expect(await objections(page)).toEqual([]);
  });
});

test.each([{ colorScheme: 'dark' }, { viewport: { width: 400, height: 900 } }, { forcedColors: 'active' }] as const)(
  'the HTML report has nothing for axe to object to: %j',
  async (options) => {
    const { page } = await openReport(browser, await htmlReport(suppress(routes(20), 'stage-access-logs')), options);
    expect(await objections(page)).toEqual([]);
  },
);

describe('what the report says', () => {
  test('comes first: whether the check fails, and by how much', async () => {
    const report = routes(1);
    const { page } = await openReport(browser, await htmlReport(report));
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await expect(verdict.innerText()).resolves.toMatch(/The check fails\./);
    await expect(verdict.getByRole('list').innerText()).resolves.toMatch(
      new RegExp(`${report.result.summary.errors}\\s*errors?`),
    );
  });

  test('is for every finding: what is wrong, where, why it matters and how to fix it', async () => {
    const { page } = await openReport(browser, await htmlReport(routes(1)));
    const card = page.locator('.card[data-rule="stage-data-trace"], .card[data-rule="stage-throttling"]').first();
    const text = await card.innerText();
    for (const part of ['How to fix it.', 'Why it matters.', 'About this rule', 'Stage', 'cdk.out/Chat.template.json:'])
      expect(text).toContain(part);
  });

  test('is all there without scripts', async () => {
    const report = routes(20);
    const { page } = await openReport(browser, await htmlReport(report), { javaScriptEnabled: false });
    expect(await page.locator('.place').count()).toBe(report.result.findings.length);
    expect(await visible(page, '#filter')).toBe(0);
  });

  test('is that nothing was found, where nothing was', async () => {
    const Api = {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    };
    const { page, offences } = await openReport(
      browser,
      await htmlReport(reportOf([template({ Resources: { Api } })])),
    );
    await expect(page.locator('main').innerText()).resolves.toMatch(/The check passes\.[^]*Nothing was found/);
    expect(offences).toEqual([]);
  });

  test('is that there was nothing to judge, where no API was', async () => {
    const { page, offences } = await openReport(browser, await htmlReport(reportOf([template({ Resources: {} })])));
    await expect(page.locator('main').innerText()).resolves.toMatch(
      /^Nothing to judge: no WebSocket API in 1 template/,
    );
    expect(offences).toEqual([]);
  });

  test('shows what is suppressed apart, with who decided and why', async () => {
    const { page } = await openReport(browser, await htmlReport(suppress(routes(1), 'stage-throttling')));
    const list = page.getByRole('region', { name: 'Suppressed findings' });
    await expect(list.innerText()).resolves.toMatch(/suppressed error[^]*until the move \(waiver\)/i);
    expect(await page.locator('.list.open .card[data-rule="stage-throttling"]').count()).toBe(0);
    expect(await page.locator('.pin.suppressed').count()).toBeGreaterThan(1);
  });
});

describe('the filter', () => {
  test('leaves the severities that are ticked', async () => {
    const report = suppress(routes(20), 'stage-access-logs');
    const { page } = await openReport(browser, await htmlReport(report));
    await page.getByRole('checkbox', { name: /^error/ }).uncheck();
    expect(await visible(page, '.card[data-kind="error"]')).toBe(0);
    expect(await visible(page, '.card[data-kind="warning"]')).toBeGreaterThan(0);
    await page.getByRole('checkbox', { name: /^suppressed/ }).uncheck();
    expect(await visible(page, '.list.suppressed')).toBe(0);
  });

  test('leaves one rule, one stack, and says how many are left', async () => {
    const report = routes(20);
    const { page } = await openReport(browser, await htmlReport(report));
    await page.getByLabel('Rule').and(page.locator('select')).selectOption('stage-throttling');
    expect(await visible(page, '.card')).toBe(1);
    await expect(page.getByRole('status').innerText()).resolves.toBe(
      `Showing 2 of ${report.result.findings.length} findings`,
    );
    await page.getByLabel('Stack').and(page.locator('select')).selectOption({ label: 'Other' });
    expect(await visible(page, '.place')).toBe(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction(
      (all) => document.querySelectorAll('.place:not([hidden])').length === all,
      report.result.findings.length,
    );
  });

  test('works by keyboard alone', async () => {
    const { page } = await openReport(browser, await htmlReport(routes(20)));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 5; step++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.getAttribute('value') === 'error')) break;
    }
    await page.keyboard.press('Space');
    expect(await visible(page, '.card[data-kind="error"]')).toBe(0);
  });

  test('gives way to a pin of the picture that leads to a finding it hides', async () => {
    const { page } = await openReport(browser, await htmlReport(routes(300)));
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    expect(await visible(page, '.place')).toBe(0);
    await page
      .getByRole('link', { name: /^live, stage: 1 error/ })
      .first()
      .click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('place'));
    await expect(page.locator('.place:focus').innerText()).resolves.toContain('DefaultRouteSettings');
  });
});

/** Many APIs, each in a template of its own, with different faults, and decisions about some of them. */
function manyApis(count: number): Report {
  const report = reportOf(
    Array.from({ length: count }, (_, index) =>
      template(
        templateWithRoutes({ count: 1 + (index % 5), slow: index % 2 }),
        `/repository/infra/service-${index}.yaml`,
      ),
    ),
  );
  return { ...suppress(report, 'stage-access-logs'), basis: BASIS };
}

const BASIS = {
  subject: ['infra'],
  preset: 'strict',
  protocols: ['websocket'],
  configurations: ['base.json', 'websocket-guard.config.json'],
  rules: [['stage-name', 'off']],
  locked: ['connect-route-authorized'],
  overrides: 2,
  waivers: 'websocket-guard.waivers.yaml',
  baseline: undefined,
  suppressions: true,
} as const;

describe('the report of many APIs', () => {
  test.each([
    [50, { viewport: { width: 1200, height: 900 } }],
    [50, { viewport: { width: 400, height: 900 }, colorScheme: 'dark' }],
    [200, { viewport: { width: 2400, height: 900 } }],
  ] as const)('has nothing for axe to object to: %i, %j', async (count, options) => {
    const { page, offences } = await openReport(browser, await htmlReport(manyApis(count)), options);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport.width);
    expect(await visible(page, 'figure')).toBe(0);
    expect(await foldedObjections(page)).toEqual([]);
    expect(offences).toEqual([]);
  });

  test('begins with what was judged, when, and by what', async () => {
    const { page } = await openReport(browser, await htmlReport(manyApis(12)));
    const text = await page.locator('header').innerText();
    for (const part of [
      'infra: 12 WebSocket APIs in 12 templates',
      '2026-11-21 12:00 UTC',
      'cdk-websocket-guard 1.2.3, preset strict, WebSocket APIs',
      'base.json, websocket-guard.config.json; sets stage-name off; locks connect-route-authorized; 2 overrides',
      'waivers websocket-guard.waivers.yaml, baseline none',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(part);
  });

  test('has a row for each API, which leads to its picture and to what was found', async () => {
    const { page } = await openReport(browser, await htmlReport(manyApis(12)));
    const rows = page.locator('#apis tbody tr');
    expect(await rows.count()).toBe(12);
    const row = rows.filter({ hasText: 'template infra/service-3.yaml: Api' });
    await expect(row.innerText()).resolves.toMatch(/live\s+AWS_IAM\s+5\s/);
    await row.getByRole('link', { name: 'template infra/service-3.yaml: Api' }).click();
    await page.locator('#api-4 figure').waitFor({ state: 'visible' });
    expect(await visible(page, 'figure')).toBe(1);
    await row.locator('a[data-kind="error"]').click();
    const templates = await page.locator('.place:visible').allInnerTexts();
    expect(templates.length).toBeGreaterThan(0);
    for (const text of templates) expect(text).toContain('infra/service-3.yaml');
    expect(await visible(page, '.card[data-kind="warning"]')).toBe(0);
  });

  test('filters by API, category and suppression, and searches', async () => {
    const { page } = await openReport(browser, await htmlReport(manyApis(12)));
    const shown = async (): Promise<number> => visible(page, '.place');
    const all = await page.locator('.place').count();
    await page.getByLabel('API', { exact: true }).selectOption({ label: 'template infra/service-1.yaml: Api' });
    const ofOne = await shown();
    expect(ofOne).toBeGreaterThan(2);
    expect(ofOne).toBeLessThan(all / 6);
    await page.getByLabel('Category').selectOption('security');
    expect(await page.locator('.card:visible:not([data-category="security"])').count()).toBe(0);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('searchbox', { name: 'Search' }).fill('service-11.yaml throttl');
    await page.waitForFunction(() => document.querySelectorAll('.place:not([hidden])').length === 1);
    await page.getByRole('searchbox', { name: 'Search' }).fill('no such word');
    await page.waitForFunction(() => document.getElementById('shown')?.textContent.startsWith('Showing 0 of'));
  });

  test('shows the places that a filter leaves, folded or not', async () => {
    const { page } = await openReport(browser, await htmlReport(manyApis(12)));
    await page.getByLabel('API', { exact: true }).selectOption({ label: 'template infra/service-11.yaml: Api' });
    expect(await visible(page, '.place')).toBe(await page.locator('.place:not([hidden])').count());
  });

  test('says of every suppression who decided, why, and until when', async () => {
    const report = withFindings(manyApis(12), (findings) =>
      findings.map((finding) =>
        finding.suppressed
          ? {
              ...finding,
              suppressed: {
                reason: 'until the move (alice, OPS-1, until 2027-01-31)',
                by: 'waiver',
                owner: 'alice',
                ticket: 'OPS-1',
                expires: '2027-01-31',
              },
            }
          : finding,
      ),
    );
    const { page } = await openReport(browser, await htmlReport(report));
    const rows = page.locator('#suppressions tbody tr');
    expect(await rows.count()).toBe(1);
    const text = (await rows.innerText()).replace(/\s+/g, ' ');
    expect(text).toMatch(/^stage-access-logs .* and 9 more waiver until the move alice OPS-1 2027-01-31$/);
  });

  test('gives every policy its verdict', async () => {
    const report = manyApis(12);
    const { page } = await openReport(browser, await htmlReport(report));
    expect(await page.locator('#policies tbody tr').count()).toBe(report.result.policies.length);
    const row = page.locator('.policies.violated tr', { hasText: 'stage-access-logs' });
    await expect(row.innerText()).resolves.toMatch(/12\s+0\s+0\s+12\s+0$/);
    for (const verdict of ['kept', 'not applicable', 'off'])
      expect(await page.getByText(new RegExp(`^\\d+ ${verdict}`)).count()).toBeGreaterThan(0);
  });
});

test('the numbers of findings are above the label of their node', async () => {
  const { page } = await openReport(browser, await htmlReport(suppress(routes(20), 'stage-access-logs')));
  const nodes = await page.locator('figure .node:has(.pin)').evaluateAll((all) =>
    all.map((node) => ({
      label: node.querySelector('.label')?.getBoundingClientRect().top ?? 0,
      pins: [...node.querySelectorAll('.pin')].map((pin) => pin.getBoundingClientRect().bottom),
    })),
  );
  expect(nodes.length).toBeGreaterThan(0);
  expect(nodes.filter(({ label, pins }) => Math.max(...pins) > label)).toEqual([]);
});

test('a picture that is wider than its window says that it scrolls', async () => {
  const html = await htmlReport(routes(1));
  for (const [width, hints] of [
    [400, 2],
    [1200, 0],
  ] as const) {
    const { page } = await openReport(browser, html, { viewport: { width, height: 900 } });
    expect(await visible(page, '.hint')).toBe(hints);
  }
});

const CHAT = path.join(__dirname, '../../examples/chat');

describe('paper', () => {
  test('has ten findings of examples/chat on three pages, in two columns of 10 points', async () => {
    const absolute = reportOf(
      synthesise((app) => {
        new ChatStack(app, 'Chat');
      }),
    );
    // As it reads where the command runs beside the app.
    const inProject = (location: Location): Location => ({ ...location, file: path.relative(CHAT, location.file) });
    const report = withFindings(absolute, (findings) =>
      findings.slice(0, 10).map(({ source, ...finding }) => ({
        ...finding,
        location: { ...finding.location, file: 'cdk.out/Chat.template.json' },
        ...(source ? { source: inProject(source) } : {}),
      })),
    );
    expect(report.result.findings).toHaveLength(10);
    const { page } = await openReport(browser, await htmlReport(report));
    await page.evaluate(() => {
      document.getElementById('policies')?.remove();
    });
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(3);
    expect(pagesOf(await page.pdf({ format: 'Letter' }))).toBeLessThanOrEqual(3);
    await page.emulateMedia({ media: 'print' });
    const style = await page.evaluate(() => {
      const lists = document.querySelector('.lists');
      const { columnCount, fontSize } = getComputedStyle(lists ?? document.body);
      return { columnCount, points: (parseFloat(fontSize) * 72) / 96 };
    });
    expect(style).toEqual({ columnCount: '2', points: expect.closeTo(10, 1) as number });
  });

  test('has every finding and the whole picture, and no filter', async () => {
    const { page } = await openReport(browser, await htmlReport(routes(300)));
    await page.emulateMedia({ media: 'print' });
    expect(await visible(page, '#filter')).toBe(0);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    const widths = await page.evaluate(() => ({
      picture: document.querySelector('figure .scroll > svg')?.getBoundingClientRect().width,
      paper: document.documentElement.clientWidth,
    }));
    expect(widths.picture).toBeLessThanOrEqual(widths.paper);
  });
});

/** How many pages a PDF of Chromium has. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe('a hostile template', () => {
  test.each(HOSTILE)('becomes neither markup nor script: %j', async (text) => {
    const report = reportOf([hostileTemplate(text)]);
    const hostile = withFindings(report, (findings) =>
      findings.map((finding) => ({
        ...finding,
        message: `${finding.message} ${text}`,
        branch: text,
        source: { file: text, line: 1, column: 1 },
        suppressed: { reason: text, by: text },
      })),
    );
    for (const one of [report, hostile]) {
      const { page, offences } = await openReport(browser, await htmlReport(one));
      const seen = await page.evaluate(() => ({
        pwned: 'pwned' in globalThis,
        scripts: document.scripts.length,
        styles: document.querySelectorAll('style').length,
        foreign: document.querySelectorAll('img, iframe, object, embed, base, [style]').length,
        handlers: [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
        addresses: [...document.querySelectorAll('[href]')].map((element) => element.getAttribute('href') ?? ''),
      }));
      expect(seen).toMatchObject({ pwned: false, scripts: 1, styles: 1, foreign: 0, handlers: [] });
      for (const address of seen.addresses) expect(address).toMatch(/^(?:https:\/\/|#|data:,$)/);
      expect(offences).toEqual([]);
    }
  });

  test('could not run a script even if it brought one in', async () => {
    const { page, offences } = await openReport(browser, await htmlReport(routes(1)));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.pwned = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect(offences.join()).toContain('Content Security Policy');
  });
});
