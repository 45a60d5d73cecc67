import { lint, mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const stage = (more = ''): string =>
  `${IMPORTS} const stage = new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live' }); ${more}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  `${IMPORTS} const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`;

shapes('stage-execution-logs', {
  reported: {
    'a stage': stage(),
    'a raw stage': raw('autoDeploy: true'),
    'a level of OFF': raw(`defaultRouteSettings: { loggingLevel: 'OFF' }`),
    'settings without a level': raw('defaultRouteSettings: { throttlingRateLimit: 5 }'),
    'settings without a level, assigned to the resource': stage(
      '(stage.node.defaultChild as CfnStage).defaultRouteSettings = { throttlingRateLimit: 5 };',
    ),
    'an override of other settings': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 5);`,
    ),
    'an override of other settings as a whole': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings', { ThrottlingRateLimit: 5 });`,
    ),
    'an override of other settings, by its full path': stage(
      `(stage.node.defaultChild as CfnStage).addOverride('Properties.DefaultRouteSettings.ThrottlingRateLimit', 5);`,
    ),
    'an entry of a route without a level': raw(
      `defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { ThrottlingRateLimit: 5 } }`,
    ),
    'an entry of a route with a level of OFF': raw(
      `defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { LoggingLevel: 'OFF' } }`,
    ),
  },
  silent: {
    'an entry of a route with a level': raw(
      `defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { LoggingLevel: 'ERROR' } }`,
    ),
    'an entry of a route from elsewhere': raw(
      `defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: props.settings }`,
    ),
    'entries of routes that an escape hatch replaces': `${raw(`defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { LoggingLevel: 'OFF' } }`).replace('new CfnStage', 'const stage = new CfnStage')} stage.addPropertyOverride('RouteSettings.send.LoggingLevel', 'INFO');`,
    'entries of routes that WebSocketStage of aws-cdk-lib does not have': `${IMPORTS} const stage = new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', routeSettings: { send: { LoggingLevel: 'OFF' } } }); stage.node.defaultChild.defaultRouteSettings = { loggingLevel: 'ERROR' };`,
    'entries of routes from elsewhere': raw(
      `defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: props.settings`,
    ),
    'a level': raw(`defaultRouteSettings: { loggingLevel: 'ERROR' }`),
    'a level that is not known': raw('defaultRouteSettings: { loggingLevel: props.level }'),
    'settings from elsewhere': raw('defaultRouteSettings: props.settings'),
    'an override': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'INFO');`,
    ),
    'overrides of several settings': stage(
      `const cfn = stage.node.defaultChild as CfnStage; cfn.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 5); cfn.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'INFO');`,
    ),
    'an override of settings as a whole': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings', { LoggingLevel: 'INFO' });`,
    ),
    'an override of settings that are not known': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings', props.settings);`,
    ),
    'an override of settings that others are spread into': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings', { ...settings, ThrottlingRateLimit: 5 });`,
    ),
    'an override that takes something away': stage(
      `(stage.node.defaultChild as CfnStage).addPropertyDeletionOverride('DefaultRouteSettings.ThrottlingRateLimit');`,
    ),
    'a level assigned to the resource': stage(
      `(stage.node.defaultChild as CfnStage).defaultRouteSettings = { loggingLevel: 'INFO' };`,
    ),
    'the stage of an HTTP API': `${IMPORTS} new HttpStage(this, 'Live', { httpApi });`,
    'the raw stage of an HTTP API': raw('autoDeploy: true', 'HTTP'),
    'this package': `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live' });`,
  },
});

describe('a stage is not said to write no log where it may log every message in full', () => {
  const route = (settings: string): string =>
    `defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { ${settings} } }`;

  test.each([
    ['silent', `defaultRouteSettings: { loggingLevel: 'OFF' }`],
    ['silent', `defaultRouteSettings: { loggingLevel: 'OFF', dataTraceEnabled: false }`],
    ['others', `defaultRouteSettings: { loggingLevel: 'OFF' }, routeSettings: { send: { LoggingLevel: 'INFO' } }`],
    ['traced', `defaultRouteSettings: { loggingLevel: 'OFF', dataTraceEnabled: true }`],
    ['traced', `defaultRouteSettings: { loggingLevel: 'OFF', dataTraceEnabled: props.isTraced }`],
    ['route', route(`LoggingLevel: 'OFF'`)],
    ['route', route('DataTraceEnabled: false')],
    ['tracedRoute', route('DataTraceEnabled: true')],
    ['tracedRoute', route('DataTraceEnabled: props.isTraced')],
  ])('%s: %s', (messageId, props) => {
    expect(lint(raw(props), 'stage-execution-logs')).toEqual([expect.objectContaining({ messageId })]);
  });
});

describe('the level of errors is suggested', () => {
  const made = (props: string): string =>
    `${IMPORTS}\nconst api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' });\nnew CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live'${props} });`;

  test.each([
    ['in settings that are not there', '', `, defaultRouteSettings: { loggingLevel: 'ERROR' }`],
    [
      'in settings that are',
      ', defaultRouteSettings: { throttlingRateLimit: 5 }',
      `, defaultRouteSettings: { throttlingRateLimit: 5, loggingLevel: 'ERROR' }`,
    ],
    [
      'in place of another',
      `, defaultRouteSettings: { loggingLevel: 'OFF' }`,
      `, defaultRouteSettings: { loggingLevel: 'ERROR' }`,
    ],
    [
      'in the settings of a route, as the template has them',
      `, defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { LoggingLevel: 'OFF' } }`,
      `, defaultRouteSettings: { loggingLevel: 'ERROR' }, routeSettings: { send: { LoggingLevel: 'ERROR' } }`,
    ],
  ])('%s', (_, before, after) => {
    expect(mend(made(before), 'stage-execution-logs')).toBe(made(after));
  });
});

describe('a stage that other code gets hold of', () => {
  const builder = (use: string): string =>
    `import { type CfnStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
class Builder {
  on(): this { return this; }
  build(): WebSocketStage { return new WebSocketStage(this.scope, 'Live', { webSocketApi, stageName: 'live' }); }
}
const stage = new Builder(this).on().build(); const cfn = stage.node.defaultChild as CfnStage; ${use}`;
  shapes('stage-execution-logs', {
    reported: {
      'and leaves alone': builder('print(cfn.defaultRouteSettings === settings);'),
      'and changes in another way': builder(
        `cfn.addPropertyOverride('Tags', { team: 'chat' }); cfn.stageName = 'live';`,
      ),
      'beside a field that is called the same': builder('this.defaultRouteSettings = settings;'),
    },
    silent: {
      'and may override': builder(`cfn.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR');`),
      'and may override as a whole': builder(`cfn.addOverride('Properties.DefaultRouteSettings', settings);`),
      'and may set': builder('cfn.defaultRouteSettings = settings;'),
    },
  });
});
