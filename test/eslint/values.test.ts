import { shapes } from './shapes';

const stage = (name: string, before = ''): string =>
  `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; ${before} new WebSocketStage(this, 'Live', { webSocketApi, stageName: ${name} });`;

describe('what counts as a known text', () => {
  shapes('stage-name', {
    reported: {
      'a text': stage(`'$default'`),
      'a template string': stage('`$default`'),
      'a sum': stage(`'$' + 'default'`),
      'a constant': stage('NAME', `const NAME = '$default';`),
      'a constant of constants': stage('NAMES.live', `const NAMES = { live: '$default' } as const;`),
      'an enum': stage('Names.Live', `enum Names { Live = '$default' }`),
      'a template string of constants': stage('`${PREFIX}default`', `const PREFIX = '$';`),
      'a choice that is made': stage(`true ? '$default' : name`),
      'a default that is taken': stage(`undefined ?? '$default'`),
      'a static field': `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; class Chat { private readonly name = '$default'; make() { new WebSocketStage(this, 'Live', { webSocketApi, stageName: this.name }); } }`,
    },
    silent: {
      'a name that is safe': stage(`'live-1_a'`),
      'a parameter': stage('props.stageName'),
      'a function': stage('nameOf(env)'),
      'a variable that is set again': stage('name', `let name = '$default'; name = 'live';`),
      'a choice that is not made': stage(`isProd ? '$default' : 'live'`),
      'a default that may not be taken': stage(`props.name ?? '$default'`),
      'a field that others can set': `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; class Chat { name = '$default'; make() { new WebSocketStage(this, 'Live', { webSocketApi, stageName: this.name }); } }`,
      'an enum without a value': stage('Names.Live', 'enum Names { Live = name() }'),
      'an enum of another file': stage('Names.Live'),
      'a safe template string': stage('`${props.env}-live`'),
      'an object that is changed': stage('names.live', `const names = { live: '$default' }; names.live = 'live';`),
    },
  });
});

describe('what counts as a known text of a function', () => {
  const named = (name: string, before = ''): string => stage(name, `import { Fn } from 'aws-cdk-lib'; ${before}`);
  shapes('stage-name', {
    reported: {
      'texts that are joined': named(`['$', 'default'].join('')`),
      'texts that CloudFormation joins': named(`Fn.join('', ['$', 'default'])`),
      'a text with others behind it': named(`'$'.concat('def', 'ault')`),
      'a constant with others behind it': named(`START.concat('default')`, `const START = '$';`),
      'a text that CloudFormation has nothing to put into': named(`Fn.sub('$default')`),
      'a text that CloudFormation puts another into': named(`Fn.sub('$\${Name}', { Name: 'default' })`),
    },
    silent: {
      'texts that are joined by something unknown': named(`['$', 'default'].join(separator)`),
      'unknown texts that CloudFormation joins': named(`Fn.join('', names)`),
      'a text with something unknown behind it': named(`'$'.concat(name)`),
      'a text with unknown texts behind it': named(`'$default'.concat(...names)`),
      'a list with others behind it': named(`['$default'].concat(names).at(0)`),
      'a text that CloudFormation puts a parameter into': named(`Fn.sub('$default\${Suffix}')`),
      'a text that CloudFormation puts something unknown into': named(`Fn.sub('$default\${Name}', props.names)`),
      'a text with what looks like something to replace': named(`Fn.sub('$default\${!Name}', { Name: '' })`),
      'a text that is not known': named(`Fn.sub(text, { Name: '$default' })`),
    },
  });
});

const integration = (timeout: string, before = ''): string =>
  `import { Duration } from 'aws-cdk-lib'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; ${before} new WebSocketLambdaIntegration('Send', handler, { timeout: ${timeout} });`;

describe('what counts as a known duration', () => {
  shapes('integration-timeout-range', {
    reported: {
      seconds: integration('Duration.seconds(30)'),
      milliseconds: integration('Duration.millis(29_001)'),
      minutes: integration('Duration.minutes(1)'),
      'too little': integration('Duration.millis(49)'),
      arithmetic: integration('Duration.seconds(60 / 2)'),
      'a constant': integration('TIMEOUT', 'const TIMEOUT = Duration.seconds(30);'),
      'a sum': integration('Duration.seconds(20).plus(Duration.seconds(10))'),
      'a difference': integration('Duration.minutes(1).minus(Duration.seconds(30))'),
      'a sum of constants': integration(
        'LONG',
        'const SHORT = Duration.seconds(20); const LONG = SHORT.plus(SHORT).plus(Duration.millis(1));',
      ),
      'a text': integration(`Duration.parse('PT30S')`),
      'a text of several units': integration(`Duration.parse('P1DT2H3M4S')`),
      'a constant number': integration('Duration.seconds(SECONDS)', 'const SECONDS = 30;'),
    },
    silent: {
      'the most there is': integration('Duration.seconds(29)'),
      'the least there is': integration('Duration.millis(50)'),
      'a parameter': integration('props.timeout'),
      'an unknown number': integration('Duration.seconds(props.seconds)'),
      'a text of the most there is': integration(`Duration.parse('PT29S')`),
      'a text without an amount': integration(`Duration.parse('PT')`),
      'a text that is not known': integration('Duration.parse(props.timeout)'),
      'a sum of the most there is': integration('Duration.seconds(20).plus(Duration.seconds(9))'),
      'a sum with something unknown': integration('Duration.seconds(60).plus(other)'),
      'a sum of something unknown': integration('props.timeout.plus(Duration.seconds(60))'),
      'a sum of itself': integration('sum', 'const sum = sum.plus(Duration.seconds(60));'),
      'another method of a duration': integration('Duration.seconds(60).half(Duration.seconds(60))'),
      'a method that is picked when it runs': integration('Duration.seconds(60)[how](Duration.seconds(60))'),
      'a Duration of another library': `import { Duration } from 'luxon'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; new WebSocketLambdaIntegration('Send', handler, { timeout: Duration.seconds(30) });`,
    },
  });
});

const resource = (timeout: string): string =>
  `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); new CfnIntegration(this, 'Send', { apiId: api.ref, integrationType: 'HTTP_PROXY', timeoutInMillis: ${timeout} });`;

describe('what counts as a known number of milliseconds', () => {
  shapes('integration-timeout-range', {
    reported: {
      'that of a duration': resource('Duration.seconds(30).toMilliseconds()'),
      'that of a sum': resource('Duration.seconds(20).plus(Duration.seconds(10)).toMilliseconds()'),
    },
    silent: {
      'that of the most there is': resource('Duration.seconds(29).toMilliseconds()'),
      'that of a duration that is not known': resource('props.timeout.toMilliseconds()'),
      'another number of a duration': resource('Duration.seconds(60).toHours()'),
    },
  });
});
