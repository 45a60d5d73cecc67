import { App } from 'aws-cdk-lib';
import { PricesStack } from '../../examples/reported/lib/prices-stack';
import { readAssembly } from '../../src/assembly/read-assembly';
import { check } from '../../src/engine/check';
import { temporaryDirectory } from '../support/cdk';
import { line } from '../support/findings';

/** What people report of apps like this one, and which policy names it, where. */
const REPORTED: Readonly<Record<string, string>> = {
  'a mock integration of $connect without a template':
    'integration-mock-status: ApiconnectRouteConnect RequestTemplates',
  'an IAM policy with the ARN of a REST API':
    'invoke-arn-shape: SubscriberDefaultPolicy PolicyDocument.Statement[0].Resource',
  'an edge-optimized domain': 'domain-endpoint-regional: Domain DomainNameConfigurations[0].EndpointType',
  'a closed default endpoint that a handler posts to':
    'callback-endpoint-disabled: Publish Environment.Variables.CALLBACK_URL',
  'a handler that may not post to connections': 'manage-connections-missing: Publish',
};

const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
new PricesStack(app, 'Prices');
const found = check(readAssembly(app.synth().directory))
  .findings.filter(({ category }) => category === 'deploy' || category === 'runtime')
  .map((finding) => `${finding.ruleId}: ${line(finding).replace(/[0-9A-F]{8}\b/, '')}`);

describe('examples/reported', () => {
  test.each(Object.entries(REPORTED))('%s is named', (_, finding) => {
    expect(found).toContain(finding);
  });

  test('has no other fault that stops it from being deployed or from working', () => {
    expect(found).toHaveLength(Object.keys(REPORTED).length);
  });
});
