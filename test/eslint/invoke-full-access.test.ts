import { shapes } from './shapes';

const IMPORTS = `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; import { Effect, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';`;
const API = `new WebSocketApi(this, 'Api');`;
const code = (text: string, api = API): string => `${IMPORTS}\n${api} ${text}`;
const FULL = `ManagedPolicy.fromAwsManagedPolicyName('AmazonAPIGatewayInvokeFullAccess')`;

shapes('invoke-full-access', {
  reported: {
    'added to a role': code(`role.addManagedPolicy(${FULL});`),
    'a role made with it': code(`new Role(this, 'Role', { assumedBy, managedPolicies: [${FULL}] });`),
    'its name in a constant': code(
      `const name = 'AmazonAPIGatewayInvokeFullAccess'; role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(name));`,
    ),
  },
  silent: {
    'another policy': code(
      `role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole'));`,
    ),
    'a name that is not known': code('role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(name));'),
    'a file without a WebSocket API': code(`role.addManagedPolicy(${FULL});`, ''),
    'a boundary': code(`new Role(this, 'Role', { assumedBy, permissionsBoundary: ${FULL} });`),
    'a statement that denies': code(
      `role.addManagedPolicy(${FULL}); role.addToPolicy(new PolicyStatement({ effect: Effect.DENY, actions: ['execute-api:*'], resources: ['*'] }));`,
    ),
    'what nobody gets': code(`const policy = ${FULL};`),
  },
});
