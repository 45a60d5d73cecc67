import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;
const grant = (resource: string, more = ''): string =>
  code(
    `${API} fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${resource}], ${more} }));`,
  );

shapes('manage-connections-scope', {
  reported: {
    everything: grant(`'*'`),
    'every API': grant(`'arn:aws:execute-api:*:*:*'`),
    'every API of the account': grant(
      '`arn:aws:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:*/live/POST/@connections/*`',
    ),
    formatArn: grant(`Stack.of(this).formatArn({ service: 'execute-api', resource: '*' })`),
    'another action beside it': code(
      `new PolicyStatement({ actions: ['logs:PutLogEvents', 'execute-api:ManageConnections'], resources: ['*'] });`,
    ),
    'all actions, in a file with a WebSocket API': code(
      `${API} new Function(this, 'Handler', { initialPolicy: [new PolicyStatement({ actions: ['*'], resources: ['*'] })] });`,
    ),
    'all of execute-api, in a file with a WebSocket API': code(
      `${API} new PolicyStatement({ effect: Effect.ALLOW, actions: ['execute-api:*'], resources: ['*'] });`,
    ),
  },
  silent: {
    'one API and stage': grant(
      '`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/live/POST/@connections/*`',
    ),
    'a statement that denies': grant(`'*'`, 'effect: Effect.DENY'),
    'a condition': grant(`'*'`, 'conditions: { StringEquals: {} }'),
    'conditions added afterwards': code(
      `const statement = new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] }); statement.addCondition('StringEquals', {});`,
    ),
    'a statement that is set to deny afterwards': code(
      `const statement = new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] }); statement.effect = Effect.DENY;`,
    ),
    'another statement that denies': code(
      `role.addToPolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] })); role.addToPolicy(new PolicyStatement({ effect: Effect.DENY, actions: ['execute-api:*'], resources: ['*'] }));`,
    ),
    'a boundary': code(
      `new Role(this, 'Role', { assumedBy, permissionsBoundary: boundary }).addToPolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] }));`,
    ),
    'a resource that is not known': grant('props.arn'),
    'another action': code(`new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['*'] });`),
    'all actions, in a file without a WebSocket API': code(
      `new PolicyStatement({ actions: ['*'], resources: ['*'] });`,
    ),
    ...Object.fromEntries(
      ['addAnyPrincipal()', `addArnPrincipal(arn)`, 'addSourceArnCondition(arn)', 'addNotActions("iam:*")'].map(
        (call) => [
          `all actions, which are limited later: ${call}`,
          code(
            `${API} const statement = new PolicyStatement({ actions: ['*'], resources: ['*'] }); statement.${call};`,
          ),
        ],
      ),
    ),
    'all actions, on something else': code(
      `${API} new PolicyStatement({ actions: ['*'], resources: [bucket.bucketArn, 'arn:aws:s3:::logs/*'] });`,
    ),
    'all of execute-api, in a file without a WebSocket API': code(
      `new PolicyStatement({ actions: ['execute-api:*'], resources: ['*'] });`,
    ),
    'a class of the same name': `import { PolicyStatement } from './iam'; import 'aws-cdk-lib'; new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: ['*'] });`,
    'the policy of a resource': grant(`'*'`, 'principals: [somebody]'),
  },
});

shapes('manage-connections-scope', {
  reported: {
    'every API, by another method of the stack': grant(
      `this.formatArn({ service: 'execute-api', resource: '*', resourceName: '*' })`,
    ),
  },
  silent: {
    'a list that is not written here': code(
      `new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: props.resources });`,
    ),
    'a list with what is not known': code(
      `new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [...props.resources, {}] });`,
    ),
    'an ARN whose part is an object': grant('`arn:aws:execute-api:*:*:${{}}`'),
  },
});
