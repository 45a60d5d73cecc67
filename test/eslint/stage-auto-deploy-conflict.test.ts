import { shapes } from './shapes';

const stage = (props: string, protocol = 'WEBSOCKET', after = ''): string =>
  `import { CfnApi, CfnDeployment, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); const deployment = new CfnDeployment(this, 'Deployment', { apiId: api.ref }); const stage = new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} }); ${after}`;

shapes('stage-auto-deploy-conflict', {
  reported: {
    'a deployment of the file': stage('autoDeploy: true, deploymentId: deployment.ref'),
    'a deployment of the properties': stage('autoDeploy: true, deploymentId: props.deployment.ref'),
    'an id as text': stage(`autoDeploy: true, deploymentId: 'abc123'`),
  },
  silent: {
    'autoDeploy alone': stage('autoDeploy: true'),
    'a deployment alone': stage('deploymentId: deployment.ref'),
    'autoDeploy off': stage('autoDeploy: false, deploymentId: deployment.ref'),
    'autoDeploy that is not known': stage('autoDeploy: isProd, deploymentId: deployment.ref'),
    'one or the other': stage('autoDeploy: true, deploymentId: isProd ? deployment.ref : undefined'),
    'an id that may be undefined': stage('autoDeploy: true, deploymentId'),
    'an escape hatch': stage(
      'autoDeploy: true, deploymentId: deployment.ref',
      'WEBSOCKET',
      'stage.autoDeploy = false;',
    ),
    'an HTTP API': stage('autoDeploy: true, deploymentId: deployment.ref', 'HTTP'),
  },
});
