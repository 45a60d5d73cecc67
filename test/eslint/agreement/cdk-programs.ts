import * as fc from 'fast-check';

const IMPORTS = `import { Duration, Validations, type Stack } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage, LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer, WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
`;

const FUNCTIONS = ['enter', 'leave', 'talk'] as const;
const KEYS = ['$connect', '$disconnect', '$default', 'send', '$typo'] as const;

/** Nothing, or one of some texts. */
const optionally = (...texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 2, arbitrary: fc.constantFrom(...texts) });

/** Properties of an object: each of them in one of its forms, or left out. */
const properties = (...forms: readonly (readonly string[])[]): fc.Arbitrary<string> =>
  fc.tuple(...forms.map((texts) => optionally(...texts))).map((all) => all.filter((text) => text !== '').join(', '));

const handler = fc.constantFrom(...FUNCTIONS);

const functions = fc
  .tuple(
    ...FUNCTIONS.map(() =>
      optionally('timeout: Duration.seconds(20)', 'timeout: Duration.seconds(45)', 'timeout: Duration.minutes(5)'),
    ),
  )
  .map((timeouts) =>
    FUNCTIONS.map(
      (name, index) =>
        `const ${name} = new Function(stack, '${name}', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//'), ${timeouts[index] ?? ''} });`,
    ),
  );

const lambdaIntegration = fc
  .tuple(handler, optionally(', { timeout: Duration.seconds(29) }', ', { timeout: Duration.seconds(5) }'))
  .map(([name, options]) => `new WebSocketLambdaIntegration('${name}Call', ${name}${options})`);

const authorizer = fc.constantFrom(
  'new WebSocketIamAuthorizer()',
  `new WebSocketLambdaAuthorizer('guardian', enter, { identitySource: ['route.request.querystring.token'] })`,
  `new WebSocketLambdaAuthorizer('guardian', enter, { identitySource: ['$request.header.X-Token'] })`,
  `new WebSocketLambdaAuthorizer('guardian', enter, { identitySource: ['route.request.header.X-Token'] })`,
);

/** Options of a route of `WebSocketApi`; aws-cdk-lib itself refuses an authorizer on another one than `$connect`. */
const routeOptions = (key: string): fc.Arbitrary<string> =>
  fc
    .tuple(lambdaIntegration, fc.option(authorizer), optionally('returnResponse: true'))
    .map(([integration, guard, more]) =>
      [`integration: ${integration}`, ...(key === '$connect' && guard ? [`authorizer: ${guard}`] : []), more]
        .filter((text) => text !== '')
        .join(', '),
    );

const OPTIONS = {
  $connect: 'connectRouteOptions',
  $disconnect: 'disconnectRouteOptions',
  $default: 'defaultRouteOptions',
};

/** `WebSocketApi` with its routes, each as an option or added. */
const highLevelApi = fc
  .subarray([...KEYS])
  .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), fc.boolean(), routeOptions(key)))))
  .map((routes) => {
    const isOption = ([key, wanted]: (typeof routes)[number]): boolean => wanted && key in OPTIONS;
    const options = routes
      .filter(isOption)
      .map(([key, , text]) => `${OPTIONS[key as keyof typeof OPTIONS]}: { ${text} }`)
      .join(', ');
    return [
      `const api = new WebSocketApi(stack, 'api', { ${options} });`,
      ...routes.filter((route) => !isOption(route)).map(([key, , text]) => `api.addRoute('${key}', { ${text} });`),
    ];
  });

const uri = fc.oneof(
  {
    weight: 3,
    arbitrary: handler.map(
      (name) =>
        `\`arn:aws:apigateway:\${stack.region}:lambda:path/2015-03-31/functions/\${${name}.functionArn}/invocations\``,
    ),
  },
  {
    weight: 1,
    arbitrary: handler.map(
      (name) =>
        `\`arn:aws:apigateway:\${stack.region}:lambda:path/2015-03-31/functions/\${${name}.functionName}/invocations\``,
    ),
  },
  { weight: 1, arbitrary: handler.map((name) => `${name}.functionArn`) },
);

const rawIntegration = fc.tuple(
  uri,
  properties(
    ['timeoutInMillis: 29000', 'timeoutInMillis: 30000', 'timeoutInMillis: 4000'],
    [`payloadFormatVersion: '1.0'`, `payloadFormatVersion: '2.0'`],
    [`requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }`],
  ),
);

const rawRoute = (key: string): fc.Arbitrary<string> =>
  properties(
    [
      `authorizationType: 'NONE'`,
      `authorizationType: 'AWS_IAM'`,
      `authorizationType: 'CUSTOM', authorizerId: doorkeeper.ref`,
    ],
    ['apiKeyRequired: true'],
  ).map(
    (more) =>
      `new CfnRoute(stack, 'route${key.replace('$', '')}', { apiId: api.ref, routeKey: '${key}', target: \`integrations/\${back${key.replace('$', '')}.ref}\`, ${more} });`,
  );

/** The resources themselves. */
const rawApi = fc
  .tuple(
    fc
      .subarray([...KEYS])
      .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), rawIntegration, rawRoute(key))))),
    properties([`identitySource: ['route.request.querystring.token']`, `identitySource: ['$request.header.X']`]),
  )
  .map(([routes, source]) => [
    `const api = new CfnApi(stack, 'api', { name: 'chat', protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.action' });`,
    `const doorkeeper = new CfnAuthorizer(stack, 'doorkeeper', { apiId: api.ref, name: 'doorkeeper', authorizerType: 'REQUEST', authorizerUri: \`arn:aws:apigateway:\${stack.region}:lambda:path/2015-03-31/functions/\${enter.functionArn}/invocations\`, ${source} });`,
    ...routes.flatMap(([key, [invoked, more], route]) => [
      `const back${key.replace('$', '')} = new CfnIntegration(stack, 'back${key.replace('$', '')}', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: ${invoked}, ${more} });`,
      route,
    ]),
  ]);

const FORMATS = [
  `JSON.stringify({ id: '$context.requestId', route: '$context.routeKey' })`,
  `'$context.requestId $context.httpMethod'`,
];

const highLevelStage = properties(
  ['autoDeploy: true', 'autoDeploy: false'],
  [
    'throttle: { rateLimit: 100, burstLimit: 50 }',
    'throttle: { rateLimit: 0, burstLimit: 50 }',
    'throttle: { rateLimit: 100 }',
  ],
  ['detailedMetricsEnabled: true'],
  [
    'accessLogSettings: { destination: new LogGroupLogDestination(lines) }',
    ...FORMATS.map(
      (format) =>
        `accessLogSettings: { destination: new LogGroupLogDestination(lines), format: AccessLogFormat.custom(${format}) }`,
    ),
  ],
).map((more) => `const stage = new WebSocketStage(stack, 'stage', { webSocketApi: api, stageName: 'live', ${more} });`);

const SETTINGS = [
  [`loggingLevel: 'ERROR'`, `loggingLevel: 'OFF'`],
  ['throttlingRateLimit: 100', 'throttlingRateLimit: 0'],
  ['throttlingBurstLimit: 50'],
  ['dataTraceEnabled: true'],
];
const inTemplate = (text: string): string =>
  text.replaceAll(/\b[a-z]\w*(?=: )/g, (name) => name.charAt(0).toUpperCase() + name.slice(1));

const rawStage = fc
  .tuple(
    fc.option(properties(...SETTINGS)),
    fc.option(properties(...SETTINGS)),
    properties(
      ['autoDeploy: true'],
      FORMATS.map((format) => `accessLogSettings: { destinationArn: lines.logGroupArn, format: ${format} }`),
    ),
    fc.constantFrom('live', 'my.stage', '$default'),
  )
  .map(([defaults, route, more, name]) => {
    const settings = [
      ...(defaults === null ? [] : [`defaultRouteSettings: { ${defaults} }`]),
      ...(route === null ? [] : [`routeSettings: { send: { ${inTemplate(route)} } }`]),
    ];
    return `const stage = new CfnStage(stack, 'stage', { apiId: api.ref, stageName: '${name}', ${[...settings, more].filter((text) => text !== '').join(', ')} });`;
  });

const statement = (actions: string, resource: string): string =>
  `new PolicyStatement({ effect: Effect.ALLOW, actions: ['${actions}'], resources: [${resource}] })`;

const commonGrants = handler.chain((name) =>
  fc.constantFrom(
    `table.grantReadWriteData(${name});`,
    `table.grantReadData(${name});`,
    `table.grantWriteData(${name});`,
    `${name}.addToRolePolicy(${statement('execute-api:ManageConnections', "'*'")});`,
    `${name}.addToRolePolicy(${statement('execute-api:*', "'arn:aws:execute-api:*:*:*/*'")});`,
    `${name}.addToRolePolicy(${statement('execute-api:ManageConnections', '`arn:aws:execute-api:${stack.region}:${stack.account}:${api.ref}/*`')});`,
    `${name}.addPermission('${name}Caller', { principal: new ServicePrincipal('apigateway.amazonaws.com') });`,
  ),
);

const highLevelGrants = handler.chain((name) =>
  fc.constantFrom(
    `api.grantManageConnections(${name});`,
    `stage.grantManagementApiAccess(${name});`,
    `${name}.addToRolePolicy(${statement('execute-api:ManageConnections', "api.arnForExecuteApiV2('POST/@connections/*', stage.stageName)")});`,
    `${name}.addToRolePolicy(${statement('execute-api:ManageConnections', 'api.arnForExecuteApiV2()')});`,
  ),
);

const acknowledgement = (...ids: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('api', 'stage', 'stack'), fc.constantFrom(...ids))
    .map(([scope, id]) => `Validations.of(${scope}).acknowledge({ id: 'WebSocketGuard-${id}', reason: 'a test' });`);

const acknowledgements = fc.array(
  acknowledgement(
    'StageThrottling',
    'StageAccessLogs',
    'ConnectRouteAuthorized',
    'StageExecutionLogs',
    'DefaultRouteMissing',
  ),
  { maxLength: 2 },
);

/** Programs of the CDK, a statement a line, whose constructs have the ids of the variables they are assigned to. */
export const cdkPrograms: fc.Arbitrary<string> = fc
  .tuple(
    functions,
    fc.oneof(
      fc.tuple(
        highLevelApi,
        optionally('x').chain((has) => (has ? highLevelStage : fc.constant(''))),
        fc.array(fc.oneof(commonGrants, highLevelGrants), { maxLength: 3 }),
      ),
      fc.tuple(rawApi, rawStage, fc.array(commonGrants, { maxLength: 3 })),
    ),
    acknowledgements,
  )
  .map(([made, [api, stage, grants], acknowledged]) => {
    const isThere = (text: string): boolean => stage !== '' || !/\bstage\b/.test(text);
    const isHighLevel = (api[0] ?? '').includes('WebSocketApi');
    const lines = [
      `const table = new Table(stack, 'table', { partitionKey: { name: 'connectionId', type: AttributeType.STRING } });`,
      `const lines = new LogGroup(stack, 'lines');`,
      ...made,
      ...api,
      ...(stage === '' ? [] : [stage]),
      ...new Set(grants.map((text) => (isHighLevel ? text.replaceAll('api.ref', 'api.apiId') : text)).filter(isThere)),
      ...new Set(acknowledged.filter(isThere)),
    ];
    return `${IMPORTS}export default (stack: Stack) => {\n${lines.map((line) => `  ${line}\n`).join('')}};\n`;
  });
