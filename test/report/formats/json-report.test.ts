import Ajv2020 from 'ajv/dist/2020';
import schema from '../../../schema/report.schema.json';
import type { Result } from '../../../src/engine/finding';
import { jsonReport } from '../../../src/report/formats/json-report';
import type { Report } from '../../../src/report/report';
import { synthesiseStack } from '../../support/cdk';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { reportOf, withFindings } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

/** The schema with nothing allowed that it does not name, so that no part of a report goes undescribed. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return 'properties' in part ? { ...copy, additionalProperties: false } : copy;
}

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(closed(schema) as object);

function parsed(report: Report): Result {
  return JSON.parse(jsonReport(report)) as Result;
}

describe('the JSON report', () => {
  test.each([
    ['findings', [template(templateWithRoutes({ count: 2, slow: 1 }))]],
    [
      'findings with source lines and construct paths',
      synthesiseStack((stack) => {
        new WebSocketStage(stack, 'Live', { webSocketApi: new WebSocketApi(stack, 'Api'), stageName: 'live' });
      }),
    ],
    ['suppressed findings and unknown values', [hostileTemplate('x')]],
    ['nothing', [template({ Resources: {} })]],
  ])('with %s is what the published schema says', (_, inputs) => {
    const report: unknown = JSON.parse(jsonReport(reportOf(inputs)));
    validate(report);
    expect(validate.errors).toBeNull();
  });

  test('names its version, its tool and what was counted', () => {
    const report = parsed(reportOf([template(templateWithRoutes({ count: 2, slow: 1 }))]));
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'cdk-websocket-guard', version: '1.2.3' },
      summary: { apis: 1, templates: 1, suppressed: 0 },
    });
    expect(report.summary.errors + report.summary.warnings + report.summary.infos).toBe(report.findings.length);
  });

  test('says of what belongs to no API that it does: by not naming one', () => {
    const report = reportOf([template(templateWithRoutes({ count: 1 }))]);
    const [first] = report.result.findings;
    if (!first) throw new Error('nothing was found');
    const stray = { ...first, resource: { ...first.resource, logicalId: 'Alone', template: 'shared.yaml' } };
    const { findings } = parsed(withFindings(report, () => [first, stray]));
    expect(findings).toEqual([expect.objectContaining({ api: 'Api' }), expect.not.objectContaining({ api: 'Api' })]);
  });

  test.each(HOSTILE)('keeps a hostile text as it is: %j', (text) => {
    const report = parsed(reportOf([hostileTemplate(text)]));
    expect(report.findings.map(({ resource }) => resource.template)).toContain(`${text}.yaml`);
  });
});
