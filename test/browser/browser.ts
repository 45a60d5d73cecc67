import * as fs from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where distributions put Chromium and Chrome. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing but the page: no updates, no reports home, no sandbox (containers have none to give). */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the browser of this machine.
 *
 * @throws Error saying how to install one
 */
export async function startBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROME_PATH ?? '', ...PLACES].find((file) => fs.existsSync(file));
  if (executablePath === undefined) {
    throw new Error(
      'These tests need Chromium: install it (Debian: apt-get install chromium), or name one in CHROME_PATH.',
    );
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** A page with a report in it, and everything it did that a report must not do. */
export interface OpenReport {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, and requests for anything but the page itself. */
  readonly offences: readonly string[];
}

/** Where reports are served from; nothing else answers. */
const ADDRESS = 'http://report.test/report.html';

/** Opens a report the way a server would send it. */
export async function openReport(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
  fragment = '',
): Promise<OpenReport> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const offences: string[] = [];
  page.on('console', (message) => offences.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => offences.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    offences.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.split('#', 1)[0] === ADDRESS) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    offences.push(`request: ${url}`);
    return route.abort();
  });
  await page.goto(`${ADDRESS}${fragment}`);
  return { page, offences };
}
