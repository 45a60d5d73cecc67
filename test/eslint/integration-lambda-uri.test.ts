import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { CfnFunction, Function, IFunction } from 'aws-cdk-lib/aws-lambda';`;
const raw = (
  uri: string,
  before = `const handler = new Function(this, 'Handler', {});`,
  protocol = 'WEBSOCKET',
): string =>
  `${IMPORTS} ${before} const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Send', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: ${uri} });`;

shapes('integration-lambda-uri', {
  reported: {
    'the ARN of a function': raw('handler.functionArn'),
    'the ARN in a constant': raw(
      'arn',
      `const handler = new Function(this, 'Handler', {}); const arn = handler.functionArn;`,
    ),
    'the ARN that a pattern takes out': raw(
      'functionArn',
      `const handler = new Function(this, 'Handler', {}); const { functionArn } = handler;`,
    ),
    'the name of a function in it, that a pattern takes out': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${name}/invocations`',
      `const handler = new Function(this, 'Handler', {}); const { functionName: name } = handler;`,
    ),
    'the ARN of a raw function': raw('handler.attrArn', `const handler = new CfnFunction(this, 'Handler', {});`),
    'the ARN of a function that is declared': raw('handler.functionArn', 'declare const handler: IFunction;'),
    'an ARN as text': raw(`'arn:aws:lambda:eu-central-1:123456789012:function:send'`),
    'an ARN in parts': raw(
      '`arn:${partition}:lambda:${region}:${account}:function:send`'.replace('${partition}', 'aws'),
    ),
    'the name of a function in the invocation URI': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionName}/invocations`',
    ),
    'the Ref of a raw function in it': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.ref}/invocations`',
      `const handler = new CfnFunction(this, 'Handler', {});`,
    ),
    'the name of a function in it, with an alias': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionName}:live/invocations`',
    ),
    'the ARN of an alias': raw(
      'live.functionArn',
      `import { Alias } from 'aws-cdk-lib/aws-lambda'; const live = new Alias(this, 'Live', { aliasName: 'live', version });`,
    ),
    'the ARN of a function of another library': raw(
      'handler.functionArn',
      `import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'; const handler = new NodejsFunction(this, 'Handler');`,
    ),
    'a name as text in it': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/chat-send:live/invocations`',
    ),
  },
  silent: {
    'the name of a function that another file makes, which may be anything': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionName}/invocations`',
      'declare const handler: IFunction;',
    ),
    'an ARN as text in the invocation URI': raw(
      `'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:send/invocations'`,
    ),
    'the invocation URI': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`',
    ),
    'an HTTP API, which takes the ARN': raw('handler.functionArn', undefined, 'HTTP'),
    'another attribute that a pattern takes out': raw(
      'role',
      `const handler = new Function(this, 'Handler', {}); const { role } = handler;`,
    ),
    'an ARN that a pattern takes out of what something holds': raw(
      'functionArn',
      `const handler = new Function(this, 'Handler', {}); const { of: { functionArn } } = holder(handler);`,
    ),
    'an attribute of something unknown': raw('props.handler.functionArn'),
    'a URI that an escape hatch replaces': `${raw('handler.functionArn').replace('new CfnIntegration', 'const back = new CfnIntegration')} back.addPropertyOverride('IntegrationUri', uri);`,
    'the name of a function in another place': raw(
      '`https://chat.example.com/functions/${handler.functionName}/invocations`',
    ),
    'the name of a function before another end': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.functionName}/invocations/more`',
    ),
    'an attribute of a raw function that begins like its ARN': raw(
      'handler.attrArnOfAlias',
      `const handler = new CfnFunction(this, 'Handler', {});`,
    ),
    'an attribute of a raw function that ends like its Ref': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${handler.href}/invocations`',
      `const handler = new CfnFunction(this, 'Handler', {});`,
    ),
    'the ARN of something else': raw(
      'topic.functionArn',
      `import { Topic } from 'aws-cdk-lib/aws-sns'; const topic = new Topic(this, 'Topic');`,
    ),
    'a class whose name begins like that of functions': raw(
      'one.functionArn',
      `import { FunctionUrl } from 'aws-cdk-lib/aws-lambda'; const one = new FunctionUrl(this, 'Url', { function: handler });`,
    ),
    'another attribute of a function': raw('handler.functionName'),
    'another address': raw(`'https://chat.example.com'`),
  },
});

shapes('integration-lambda-uri', {
  reported: {},
  silent: {
    'another attribute of a raw function': raw(
      'handler.attrSnapStartResponse',
      `const handler = new CfnFunction(this, 'Handler', {});`,
    ),
    'an attribute that is picked when the program runs': raw('handler[name]'),
    'what a function gives': raw('uriOf(handler)'),
    'a name that a function gives': raw(
      '`arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${nameOf(handler)}/invocations`',
    ),
    nothing: raw('undefined'),
  },
});
