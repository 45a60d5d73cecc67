import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const stage = (props: string): string =>
  code(`new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`);
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`,
  );
const deployment = (props: string): string =>
  `import { CfnDeployment } from 'aws-cdk-lib/aws-apigatewayv2'; ${raw(`description: 'live'`)} new CfnDeployment(this, 'First', { apiId: api.ref, ${props} });`;
const guarded = (props: string): string =>
  `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`;

shapes('stage-deployed', {
  reported: {
    'nothing said': stage(`description: 'live'`),
    'autoDeploy off': stage('autoDeploy: false'),
    'a raw stage': raw(`description: 'live'`),
    'a deployment for another stage': deployment(`stageName: 'test'`),
    'a deployment for no stage': deployment(`description: 'first'`),
    'a stage without properties': `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; new WebSocketStage(this, 'Live');`,
  },
  silent: {
    'a deployment for the stage': deployment(`stageName: 'live'`),
    'a deployment for the stage, by reference': deployment('stageName: stage.ref'),
    'a deployment for a stage that is not known': deployment('stageName: props.stage'),
    autoDeploy: stage('autoDeploy: true'),
    'a deployment': raw('deploymentId: deployment.ref'),
    'autoDeploy that is not known': stage('autoDeploy: props.autoDeploy'),
    'a deployment by an escape hatch': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).deploymentId = deployment.ref;`,
    ),
    'a stage of an HTTP API': code(`new HttpStage(this, 'Live', { httpApi, autoDeploy: false });`),
    'this package': guarded(`description: 'live'`),
  },
});
