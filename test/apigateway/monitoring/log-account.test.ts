import { logAccounts, mayShareAccount } from '../../../src/apigateway/monitoring/log-account';
import { IS_PROD, stack } from '../../support/api';
import { template } from '../../support/findings';
import { modelOf, resourceOf, within } from '../../support/model';

const account = (properties: string): string => `{ Type: AWS::ApiGateway::Account, Properties: { ${properties} } }`;

test('an Account sets the role for logs where it has one, and so does the custom resource of the Serverless Framework', () => {
  const model = modelOf(
    stack(
      {
        Always: account('CloudWatchRoleArn: arn'),
        Never: account(''),
        Prod: account('CloudWatchRoleArn: !If [IsProd, arn, !Ref AWS::NoValue]'),
        Serverless: '{ Type: Custom::ApiGatewayAccountRole, Condition: IsTest }',
        Other: '{ Type: Custom::ApiGatewayAccount }',
      },
      IS_PROD,
    ),
  );
  expect(logAccounts(model).map(({ resource, when }) => within(resource.logicalId, when))).toEqual([
    'Always',
    'Prod when IsProd is true',
    'Serverless when IsTest is true',
  ]);
});

test.each([
  ['of the same environment', 'aws://111122223333/eu-west-1', 'aws://111122223333/eu-west-1', true],
  ['of another region', 'aws://111122223333/eu-west-1', 'aws://111122223333/us-east-1', false],
  ['of another account', 'aws://111122223333/eu-west-1', 'aws://444455556666/eu-west-1', false],
  ['of which one is deployed anywhere', 'aws://111122223333/eu-west-1', undefined, true],
  ['of which the other is deployed anywhere', undefined, 'aws://111122223333/eu-west-1', true],
  ['that are deployed anywhere', undefined, undefined, true],
  ['of an environment that CDK leaves open', 'aws://unknown-account/eu-west-1', 'aws://111122223333/us-east-1', true],
])('what stacks %s set holds for each other', (_, one, other, expected) => {
  const [first, second] = [one, other].map((environment) =>
    resourceOf(
      modelOf({
        ...template(stack({ Account: account('') })),
        ...(environment === undefined ? {} : { environment }),
      }),
      'Account',
    ),
  );
  expect(first && second && mayShareAccount(first, second)).toBe(expected);
});
