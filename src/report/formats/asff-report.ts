import type { AwsPlace } from '../aws-place';
import type { Finding } from '../../engine/finding';
import type { Policy, Severity } from '../../rules/policy';
import { visible, shorten } from '../escape';
import { messageText, placeText, splitFindings, whereText, worstFirst } from '../format-text';
import type { Report } from '../report';
import { uniqueFingerprint } from './gitlab-report';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'HIGH', warning: 'MEDIUM', info: 'LOW' };

/** The maximum lengths of Security Hub, in characters. */
const MAX_LENGTH = { id: 512, title: 256, description: 1024, recommendation: 512, productField: 2048 } as const;

/** Resource types for which the format has a name of its own. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'AwsApiGatewayV2Api',
  'AWS::ApiGatewayV2::Stage': 'AwsApiGatewayV2Stage',
  'AWS::Lambda::Function': 'AwsLambdaFunction',
  'AWS::IAM::Role': 'AwsIamRole',
};

/**
 * The report in the AWS Security Finding Format: a list for `BatchImportFindings` of Security Hub, which accepts a
 * hundred at a time. Suppressed findings are left out.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 * @see https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html
 */
export function asffReport({ result, policies, aws, checkedAt, version }: Report): string {
  const titles = new Map(policies.map((policy) => [policy.id, policy]));
  const times = new Map<string, number>();
  const date = checkedAt.toISOString();
  const findings = worstFirst(splitFindings(result.findings).open).map((finding) => ({
    SchemaVersion: '2018-10-08',
    Id: shorten(`cdk-websocket-guard/${uniqueFingerprint(finding, times)}`, MAX_LENGTH.id),
    ProductArn: `arn:${partitionOf(aws.region)}:securityhub:${aws.region}:${aws.account}:product/${aws.account}/default`,
    ProductName: 'cdk-websocket-guard',
    CompanyName: 'cdk-websocket-guard',
    GeneratorId: shorten(`cdk-websocket-guard/${finding.ruleId}`, MAX_LENGTH.id),
    AwsAccountId: aws.account,
    Region: aws.region,
    CreatedAt: date,
    UpdatedAt: date,
    Title: shorten(visible(titleOf(finding, titles.get(finding.ruleId))), MAX_LENGTH.title),
    Description: shorten(visible(`${messageText(finding)} At ${whereText(finding)}.`), MAX_LENGTH.description),
    FindingProviderFields: {
      Severity: { Label: SEVERITY[finding.severity], Original: finding.severity },
      Types: [`Software and Configuration Checks/AWS Security Best Practices/${finding.category}`],
    },
    Remediation: {
      Recommendation: { Text: shorten(visible(finding.fix), MAX_LENGTH.recommendation), Url: finding.docsUrl },
    },
    ProductFields: productFields(finding, version),
    Resources: [resourceOf(finding, aws)],
    RecordState: 'ACTIVE',
  }));
  return `${JSON.stringify(findings, null, 2)}\n`;
}

function titleOf({ ruleId }: Finding, policy: Policy | undefined): string {
  return policy?.title ?? ruleId;
}

function productFields(finding: Finding, version: string): Readonly<Record<string, string>> {
  const { ruleId, fingerprint, location, source, propertyPath } = finding;
  const fields = {
    'websocket-guard/version': version,
    'websocket-guard/rule': ruleId,
    'websocket-guard/fingerprint': fingerprint,
    'websocket-guard/template': placeText(location),
    ...(source ? { 'websocket-guard/source': placeText(source) } : {}),
    ...(propertyPath === '' ? {} : { 'websocket-guard/property': propertyPath }),
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, shorten(visible(text), MAX_LENGTH.productField)]),
  );
}

function resourceOf({ resource }: Finding, { region }: AwsPlace): object {
  const { constructPath, logicalId, template, type } = resource;
  return {
    Type: Object.hasOwn(RESOURCE_TYPES, type) ? RESOURCE_TYPES[type] : 'Other',
    Id: shorten(visible(`${template}#${logicalId}`), MAX_LENGTH.id),
    Partition: partitionOf(region),
    Region: region,
    Details: {
      Other: {
        LogicalId: visible(logicalId),
        ResourceType: visible(type),
        ...(constructPath === undefined ? {} : { ConstructPath: visible(constructPath) }),
      },
    },
  };
}

/** The partition of a region, for ARNs. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
