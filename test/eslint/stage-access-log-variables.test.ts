import { shapes } from './shapes';

const IMPORTS = `import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'; import { CfnApi, CfnStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const raw = (format: string, before = '', protocol = 'WEBSOCKET'): string =>
  `${IMPORTS} ${before} const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, accessLogSettings: { destinationArn, format: ${format} } });`;
const stage = (format: string): string =>
  `${IMPORTS} new WebSocketStage(this, 'Live', { webSocketApi, accessLogSettings: { destination, format: ${format} } });`;

const overridden = (...overrides: readonly string[]): string =>
  `${IMPORTS} const live = new WebSocketStage(this, 'Live', { webSocketApi }); const resource = live.node.defaultChild as CfnStage; ${overrides.map((one) => `resource.addPropertyOverride(${one});`).join(' ')}`;

shapes('stage-access-log-variables', {
  reported: {
    'a variable of REST APIs': raw(`'$context.requestId $context.httpMethod'`),
    'two of them, in one report': raw(
      `JSON.stringify({ method: '$context.httpMethod', more: { path: '$context.path' } })`,
    ),
    'a list that is joined': raw(`['$context.requestId', '$context.path'].join(' ')`),
    'a list in a constant that is joined': raw(
      `FIELDS.join(',')`,
      `const FIELDS = ['$context.requestId', '$context.path'];`,
    ),
    'a format in a constant': raw('FORMAT', `const FORMAT = '$context.requestId $context.path';`),
    'an object in a constant': raw('JSON.stringify(FORMAT)', `const FORMAT = { path: '$context.path' };`),
    'a format of a stage': stage(`AccessLogFormat.custom('$context.requestId $context.path')`),
    'an object of a stage': stage(`AccessLogFormat.custom(JSON.stringify({ path: '$context.path' }))`),
    'a format that is assigned to the resource': `${IMPORTS} const live = new WebSocketStage(this, 'Live', { webSocketApi }); const resource = live.node.defaultChild as CfnStage; resource.accessLogSettings = { destinationArn, format: JSON.stringify({ path: '$context.path' }) };`,
    'a ready-made format of REST APIs': stage('AccessLogFormat.jsonWithStandardFields()'),
    'a field of REST APIs': stage('AccessLogFormat.custom(`${AccessLogField.contextHttpMethod()} $context.requestId`)'),
    'a format that an override sets': overridden(`'AccessLogSettings.Format', '$context.httpMethod'`),
    'a format that an override sets beside other settings': overridden(
      `'AccessLogSettings.DestinationArn', arn`,
      `'AccessLogSettings.Format', '$context.httpMethod'`,
    ),
    'a format among the settings that an override sets': overridden(
      `'AccessLogSettings', { DestinationArn: arn, Format: '$context.httpMethod' }`,
    ),
  },
  silent: {
    'a format that two overrides set': overridden(
      `'AccessLogSettings.Format', '$context.httpMethod'`,
      `'AccessLogSettings.Format', '$context.requestId'`,
    ),
    'a format that an override of something unknown may set': overridden(
      `'AccessLogSettings.Format', '$context.httpMethod'`,
      `\`AccessLogSettings.\${name}\`, '$context.requestId'`,
    ),
    'a format that an override sets in some cases': overridden(
      `'AccessLogSettings.Format', '$context.httpMethod'`,
    ).replace('resource.add', 'if (props.isLogged) resource.add'),
    'a format that an override sets to one that the API has': overridden(
      `'AccessLogSettings.Format', '$context.requestId'`,
    ),
    'an override of another setting': overridden(`'AccessLogSettings.DestinationArn', '$context.httpMethod'`),
    'variables of WebSocket APIs': raw(`'$context.requestId $context.routeKey $context.authorizer.tenant'`),
    'variables that only some lists have': raw(
      `'$context.requestId $context.domainPrefix $context.integrationErrorMessage $context.integrationStatus'`,
    ),
    'a format that is not known': raw('props.format'),
    'a format that is assigned in one of two cases': `${IMPORTS} const live = new WebSocketStage(this, 'Live', { webSocketApi }); const resource = live.node.defaultChild as CfnStage; if (props.isLogged) resource.accessLogSettings = { destinationArn, format: '$context.path' };`,
    'a format that another replaces': `${IMPORTS} const live = new CfnStage(this, 'Live', { apiId: new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }).ref, accessLogSettings: { destinationArn, format: '$context.path' } }); live.accessLogSettings = { destinationArn, format: '$context.routeKey' };`,
    'a list that is joined, of variables of WebSocket APIs': raw(
      `['$context.requestId', '$context.routeKey'].join(' ')`,
    ),
    'a list that is not known': raw(`props.fields.join(' ')`),
    'what another method makes of a list': raw(`['$context.path'].at(1)`),
    'a field that WebSocket APIs have': stage('AccessLogFormat.custom(`${AccessLogField.contextRequestId()}`)'),
    'no format': raw('undefined'),
    'an HTTP API': raw(`'$context.httpMethod'`, '', 'HTTP'),
  },
});

shapes('stage-access-log-variables', {
  reported: {
    'a list in an object': raw(
      `JSON.stringify({ seen: ['$context.requestId', '$context.path'], more: { deep: props.deep } })`,
    ),
    'the other ready-made format': stage('AccessLogFormat.clf()'),
    'a field in a text': raw('`${AccessLogField.contextPath()} ${props.more} ${`$context.requestId ${props.end}`}`'),
    'an object with what is not known before it': raw(`JSON.stringify({ ...props.fields, path: '$context.path' })`),
    'an object with a key that is not known before it': raw(`JSON.stringify({ [name]: 'x', path: '$context.path' })`),
    'a variable apart from what is not known': raw('`${props.start}$context.path ${props.end} $context.${props.name}`'),
    'a format beside what is spread into an object': raw(
      `JSON.stringify({ ...COMMON, path: '$context.path' })`,
      `const COMMON = { id: '$context.requestId' };`,
    ),
  },
  silent: {
    'a ready-made format with fields of its own': stage('AccessLogFormat.jsonWithStandardFields(fields)'),
    'a format of nothing': stage('AccessLogFormat.custom()'),
    'a format by a name that every object has': stage('AccessLogFormat.constructor()'),
    'JSON of nothing': raw('JSON.stringify()'),
    'what another function makes of an object': raw(`yaml.stringify({ path: '$context.path' })`),
    'what another method makes of an object': raw(
      `JSON.parse({ path: '$context.path' }) + stringify({ path: '$context.path' })`,
    ),
    'an object with what may say something else': raw(`JSON.stringify({ path: '$context.path', ...props.fields })`),
    'a variable whose name is not known': raw('`$context.${props.name} $context.${props.name}Id`'),
    'a variable of a group that is known only': raw(
      '`$context.identity.${props.name} $context.authorizer.${props.claim} $context.${props.group}.status`',
    ),
    'a variable whose name may go on': raw(`'$context.integration' + props.name`),
    'a variable with a part of its name in an object': raw('JSON.stringify({ id: `$context.request${props.name}` })'),
    'a variable that a choice completes': raw(`'$context.auth'.concat(isLate ? 'orize' : 'enticate', '.status')`),
    'an object': stage('{ path: "$context.path" }'),
    'JSON of numbers': raw('JSON.stringify([1, true, null, undefined, , ...more])'),
  },
});
