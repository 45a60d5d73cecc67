import Ajv2020 from 'ajv/dist/2020';
import { asffReport } from '../../../src/report/formats/asff-report';
import type { Report } from '../../../src/report/report';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { BASE, reportOf, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';
import schema from '../asff.schema.json';

const fits = new Ajv2020().compile(schema);

interface AsffFinding {
  readonly Id: string;
  readonly ProductArn: string;
  readonly Description: string;
  readonly Resources: readonly { readonly Type: string; readonly Id: string; readonly Partition: string }[];
  readonly FindingProviderFields: { readonly Severity: { readonly Label: string } };
}

function findingsIn(report: Report): readonly AsffFinding[] {
  const findings = JSON.parse(asffReport(report)) as readonly AsffFinding[];
  expect(fits(findings) ? [] : fits.errors).toEqual([]);
  return findings;
}

const text = templateWithRoutes({ count: 2, slow: 1 });
const report = reportOf([template(text, `${BASE}/chat.yaml`)]);

describe('the report for Security Hub', () => {
  test('is in its format, worst first', () => {
    const findings = findingsIn(report);
    expect(findings).toHaveLength(report.result.findings.length);
    expect(findings[0]).toMatchObject({
      ProductArn: 'arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default',
      AwsAccountId: '111122223333',
      CreatedAt: '2026-11-21T12:00:00.000Z',
      FindingProviderFields: { Severity: { Label: 'HIGH', Original: 'error' } },
    });
  });

  test('names resources as Security Hub does where it knows their type', () => {
    const types = findingsIn(report).flatMap(({ Resources }) => Resources.map(({ Type }) => Type));
    expect(types).toContain('AwsApiGatewayV2Stage');
    expect(types).toContain('Other');
  });

  test.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('is of the partition of %s', (region, partition) => {
    const [finding] = findingsIn({ ...report, aws: { account: '111122223333', region } });
    expect(finding?.ProductArn.startsWith(`arn:${partition}:securityhub:${region}:`)).toBe(true);
    expect(finding?.Resources[0]?.Partition).toBe(partition);
  });

  test('has an id of its own for every finding, resources of the same name included', () => {
    const findings = findingsIn(reportOf([template(text, `${BASE}/a.yaml`), template(text, `${BASE}/b.yaml`)]));
    expect(new Set(findings.map(({ Id }) => Id)).size).toBe(findings.length);
  });

  test("says the user's own line where it is known, and names a rule that is not described by its id", () => {
    const [finding] = findingsIn({
      ...withFirst(report, (one) => [
        { ...one, ruleId: 'acme/own', source: { file: 'lib/chat.ts', line: 4, column: 2 } },
      ]),
    });
    expect(finding).toMatchObject({
      Title: 'acme/own',
      ProductFields: { 'websocket-guard/source': 'lib/chat.ts:4:2', 'websocket-guard/rule': 'acme/own' },
    });
    expect(findingsIn(report)[0]).toMatchObject({
      ProductFields: expect.not.objectContaining({ 'websocket-guard/source': expect.anything() as unknown }) as unknown,
    });
  });

  test('leaves out what is suppressed', () => {
    const suppressed = { reason: 'a load test', by: 'waiver' };
    expect(findingsIn(withFirst(report, (finding) => [{ ...finding, suppressed }]))).toEqual([]);
  });

  test('keeps to the limits, whatever is found', () => {
    const [finding] = findingsIn(
      withFirst(report, (one) => [
        {
          ...one,
          message: 'x'.repeat(5000),
          fix: 'y'.repeat(5000),
          resource: { ...one.resource, logicalId: 'z'.repeat(5000) },
        },
      ]),
    );
    expect(finding?.Description).toHaveLength(1024);
    expect(finding?.Resources[0]?.Id).toHaveLength(512);
  });

  test('stays whole whatever the template is called', () => {
    expect(findingsIn(reportOf([hostileTemplate(HOSTILE.join(''))])).length).toBeGreaterThan(0);
  });
});
