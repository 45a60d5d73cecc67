import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { AccountStack } from '../../examples/organisation/lib/account-stack';
import { HandlerStack } from '../../examples/organisation/lib/handler-stack';
import { OrganisationStack, hookStack, hookTemplate } from '../../examples/organisation/lib/organisation-stack';
import { temporaryDirectory } from '../support/cdk';

jest.mock('../../src/handler-directory', () => jest.requireActual<object>('../support/handler-directory'));

/** Findings of AwsSolutions that the example lives with, and why. */
const ACCEPTED: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^AwsSolutions-L1 \w+\/Hook\/Function\/Resource$/, 'The handler is built and tested for Node.js 22.'],
  [
    /^AwsSolutions-S1 Handler\/Handlers\/Resource$/,
    'The bucket holds code that anybody can get from npm: nobody asks who read it.',
  ],
  [
    /^AwsSolutions-(?:IAM4|IAM5|L1)\S* Handler\/Custom::CDKBucketDeployment/,
    "The function of aws-cdk-lib's BucketDeployment.",
  ],
];

const env = { account: '444455556666', region: 'eu-west-1' };

/** What AwsSolutions reports of an app, as `rule path`. */
function awsSolutions(define: (app: App) => IConstruct): readonly string[] {
  const app = new App({ outdir: temporaryDirectory() });
  define(app);
  app.synth();
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
}

const STACKS: readonly (readonly [name: string, define: (app: App) => IConstruct])[] = [
  ['Account', (app) => new AccountStack(app, 'Account', { env })],
  ['Handler', (app) => new HandlerStack(app, 'Handler', { env, organisationId: 'o-a1b2c3d4e5' })],
  ['Hook', (app) => hookStack(app, 'handler.zip')],
  [
    'Organisation',
    (app) =>
      new OrganisationStack(app, 'Organisation', {
        env,
        handlerKey: 'handler.zip',
        organizationalUnits: ['ou-a1b2-c3d4e5f6'],
        regions: ['eu-west-1'],
      }),
  ],
];

describe.each(STACKS)('examples/organisation, stack %s', (name, define) => {
  test('synthesises', () => {
    const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
    define(app);
    const { Resources } = app.synth().getStackByName(name).template as { readonly Resources: object };
    expect(Resources).toMatchSnapshot();
  });

  test('keeps AwsSolutions, but for what is listed with a reason', () => {
    expect(awsSolutions(define).filter((finding) => !ACCEPTED.some(([pattern]) => pattern.test(finding)))).toEqual([]);
  });
});

test('nothing is listed that AwsSolutions does not report', () => {
  const all = STACKS.flatMap(([, define]) => awsSolutions(define));
  expect(ACCEPTED.filter(([pattern]) => !all.some((finding) => pattern.test(finding)))).toEqual([]);
});

test('the template of the stack set fits into it, and needs nothing of the account it came from', () => {
  const text = JSON.stringify(hookTemplate('handler.zip'));
  expect(text.length).toBeLessThan(51_200);
  expect(text).not.toMatch(/cdk-hnb659fds|cdk-bootstrap|444455556666/);
  expect(text).toContain('acme-websocket-guard-${AWS::Region}');
});

test('the app as a whole synthesises', () => {
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = temporaryDirectory();
  try {
    expect(() => {
      jest.requireActual('../../examples/organisation/app.ts');
    }).not.toThrow();
  } finally {
    if (before === undefined) delete process.env.CDK_OUTDIR;
    else process.env.CDK_OUTDIR = before;
  }
});
