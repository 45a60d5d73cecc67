import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnDeployment, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string, protocol = 'WEBSOCKET'): string =>
  `${IMPORTS}\nconst api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); ${text}`;
const DEPLOYMENT = `const deployment = new CfnDeployment(this, 'Deployment', { apiId: api.ref });`;
const stage = (props: string, more = DEPLOYMENT, protocol?: string): string =>
  code(`${more} new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`, protocol);
const named = (name: string): string => `const deployment = new CfnDeployment(this, ${name}, { apiId: api.ref });`;

shapes('deployment-static', {
  reported: {
    'a deployment of the file': stage('deploymentId: deployment.ref'),
    'its attribute': stage('deploymentId: deployment.attrDeploymentId'),
    'autoDeploy off': stage('deploymentId: deployment.ref, autoDeploy: false'),
    'its id in a constant': stage('deploymentId', `${DEPLOYMENT} const deploymentId = deployment.ref;`),
    'a field of a class': `${IMPORTS} class Chat { private readonly deployment: CfnDeployment; constructor() { const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); this.deployment = new CfnDeployment(this, 'Deployment', { apiId: api.ref }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', deploymentId: this.deployment.ref }); this.deployment.addDependency(this.route); } }`,
  },
  silent: {
    'autoDeploy on': stage('deploymentId: deployment.ref, autoDeploy: true'),
    'autoDeploy that is not known': stage('deploymentId: deployment.ref, autoDeploy: props.autoDeploy'),
    'a logical id of its own': stage(
      'deploymentId: deployment.ref',
      `${DEPLOYMENT} deployment.overrideLogicalId('Deployment' + hash);`,
    ),
    'a name with a hash': stage('deploymentId: deployment.ref', named('`Deployment${hash}`')),
    'a name with a date': stage('deploymentId: deployment.ref', named(`'Deployment20260131'`)),
    'a name that is not known': stage('deploymentId: deployment.ref', named('id')),
    'a deployment of elsewhere': stage('deploymentId: props.deploymentId', ''),
    'a stack that gives other logical ids': stage(
      'deploymentId: deployment.ref',
      `${DEPLOYMENT} this.renameLogicalId('Deployment', 'Deployment' + hash);`,
    ),
    'an HTTP API': stage('deploymentId: deployment.ref', DEPLOYMENT, 'HTTP'),
    'an escape hatch': code(
      `${DEPLOYMENT} const stage = new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', deploymentId: deployment.ref }); stage.autoDeploy = true;`,
    ),
  },
});
