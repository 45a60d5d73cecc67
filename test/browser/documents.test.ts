import type { Browser } from 'playwright-core';
import { buildModel } from '../../src/apigateway/building/build-model';
import { checkModel } from '../../src/engine/check';
import { junitReport } from '../../src/report/formats/junit-report';
import { apiGraphs } from '../../src/report/graph/api-graph';
import { byResource } from '../../src/report/graph/findings-by-node';
import { pictureOf } from '../../src/report/graph/picture';
import { svgDocument } from '../../src/report/graph/svg';
import { template } from '../support/findings';
import { HOSTILE, hostileTemplate } from '../support/hostile';
import { reportOf } from '../support/report';
import { templateWithRoutes } from '../support/routes';
import { openReport, startBrowser } from './browser';

const INPUTS = [template(templateWithRoutes({ count: 300, slow: 5 })), ...HOSTILE.map(hostileTemplate)];

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** What the XML parser of the browser says against a document. */
async function objections(xml: string): Promise<string | undefined> {
  const { page } = await openReport(browser, '<!DOCTYPE html><title>parser</title>');
  return page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? undefined,
    xml,
  );
}

describe.each(INPUTS.map((input) => [input.source.file, input] as const))('the documents of %j', (_, input) => {
  test('JUnit is XML', async () => {
    expect(await objections(junitReport(reportOf([input], { failOn: 'warning' })))).toBeUndefined();
  });

  test('SVG is XML', async () => {
    const model = buildModel([input]);
    const { findings } = checkModel(model);
    const pictures = apiGraphs(model).map((graph) => pictureOf(graph, byResource(findings)));
    expect(await objections(await svgDocument(pictures))).toBeUndefined();
  });
});
