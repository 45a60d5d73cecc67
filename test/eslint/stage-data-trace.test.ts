import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`,
  );
/** A stage of aws-cdk-lib whose resource is changed. */
const resource = (change: string): string =>
  code(
    `const stage = new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 5, burstLimit: 5 } }); const cfn = stage.node.defaultChild as CfnStage; cfn${change};`,
  );
const guarded = (props: string): string =>
  `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`;

shapes('stage-data-trace', {
  reported: {
    'default settings': raw('defaultRouteSettings: { dataTraceEnabled: true }'),
    'the settings of a route': raw('routeSettings: { send: { DataTraceEnabled: true } }'),
    'a stage of this package': guarded('dataTraceEnabled: true'),
    'an override': resource(`.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', true)`),
    'an override of the settings': resource(`.addPropertyOverride('DefaultRouteSettings', { DataTraceEnabled: true })`),
    'an override of the settings of a route': resource(
      `.addPropertyOverride('RouteSettings.send.DataTraceEnabled', true)`,
    ),
    'default settings, beside an override of another': code(
      `const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); const stage = new CfnStage(this, 'Live', { apiId: api.ref, defaultRouteSettings: { dataTraceEnabled: true } }); stage.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'INFO');`,
    ),
    'settings assigned to the resource': resource(
      `.defaultRouteSettings = { loggingLevel: 'INFO', dataTraceEnabled: true }`,
    ),
  },
  silent: {
    'settings assigned to the resource, unless the function ends before': code(
      `export function make(props) { const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); const stage = new CfnStage(this, 'Live', { apiId: api.ref }); if (props.isQuiet) return; stage.defaultRouteSettings = { dataTraceEnabled: true }; }`,
    ),
    false: raw('defaultRouteSettings: { dataTraceEnabled: false }'),
    nothing: raw(`defaultRouteSettings: { loggingLevel: 'INFO' }`),
    'not known': raw('defaultRouteSettings: { dataTraceEnabled: !isProd }'),
    'settings of routes from elsewhere': raw('routeSettings: props.settings'),
    'settings of routes that an override replaces': code(
      `const stage = new CfnStage(this, 'Live', { apiId, defaultRouteSettings: { loggingLevel: 'INFO' }, routeSettings: { send: { DataTraceEnabled: true } } }); stage.addPropertyOverride('RouteSettings.send.DataTraceEnabled', false);`,
    ),
    'an override of another property': resource(
      `.addPropertyOverride('RouteSettings.send.DataTraceEnabledLater', true)`,
    ),
    'an override below another property': resource(
      `.addPropertyOverride('Tags.RouteSettings.send.DataTraceEnabled', true)`,
    ),
    'another call with the name of the property': resource(
      `.addDeletionOverride('DefaultRouteSettings.DataTraceEnabled', true)`,
    ),
    'two overrides, of which nobody knows the last': resource(
      `.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', true); cfn.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', false)`,
    ),
    'an override of a property that the file does not name': resource(`.addPropertyOverride(props.path, true)`),
    'settings that an override replaces': code(
      `const stage = new CfnStage(this, 'Live', { apiId, defaultRouteSettings: { loggingLevel: 'INFO', dataTraceEnabled: true } }); stage.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', false);`,
    ),
    'a property that WebSocketStage of aws-cdk-lib does not have': `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', dataTraceEnabled: true });`,
    'of no WebSocket API': `import { Stage } from 'aws-cdk-lib/aws-apigateway'; import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2'; new Stage(this, 'Live', { deployment, dataTraceEnabled: true });`,
  },
});
