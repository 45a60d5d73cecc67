import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, WebSocketIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, WebSocketAwsIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`,
  );

shapes('integration-payload-format', {
  reported: {
    'the format of HTTP APIs': { code: raw(`payloadFormatVersion: '2.0'`), output: raw(`payloadFormatVersion: '1.0'`) },
    'as a number, which gets the quotes of the file': {
      code: raw('payloadFormatVersion: 2'),
      output: raw(`payloadFormatVersion: '1.0'`),
    },
    'in double quotes': { code: raw('payloadFormatVersion: "2.0"'), output: raw('payloadFormatVersion: "1.0"') },
  },
  silent: {
    'format 1.0': raw(`payloadFormatVersion: '1.0'`),
    none: raw('timeoutInMillis: 1000'),
    'an HTTP API': raw(`payloadFormatVersion: '2.0'`, 'HTTP'),
    'a format that an escape hatch replaces': `${raw(`payloadFormatVersion: '2.0'`).replace('new CfnIntegration', 'const back = new CfnIntegration')} back.payloadFormatVersion = '1.0';`,
    'a property that WebSocketIntegration does not have': code(
      `new WebSocketIntegration(this, 'Back', { webSocketApi, integrationType, integrationUri, payloadFormatVersion: '2.0' });`,
    ),
    'a format that is not known': raw('payloadFormatVersion: props.version'),
  },
});
