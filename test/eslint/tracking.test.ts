import { shapes } from './shapes';

const PROPS = `{ webSocketApi, stageName: 'live', autoDeploy: true }`;
const IMPORT = `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;

describe('what counts as a construct of aws-cdk-lib', () => {
  shapes('stage-throttling', {
    reported: {
      'a named import': `${IMPORT} new WebSocketStage(this, 'Live', ${PROPS});`,
      'a renamed import': `import { WebSocketStage as Stage } from 'aws-cdk-lib/aws-apigatewayv2'; new Stage(this, 'Live', ${PROPS});`,
      'a namespace': `import * as apigw from 'aws-cdk-lib/aws-apigatewayv2'; new apigw.WebSocketStage(this, 'Live', ${PROPS});`,
      'a submodule of the root': `import { aws_apigatewayv2 as apigw } from 'aws-cdk-lib'; new apigw.WebSocketStage(this, 'Live', ${PROPS});`,
      'the root as a namespace': `import * as cdk from 'aws-cdk-lib'; new cdk.aws_apigatewayv2.WebSocketStage(this, 'Live', ${PROPS});`,
      'a file deep inside of the library': `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2/lib/websocket'; new WebSocketStage(this, 'Live', ${PROPS});`,
      'an alpha package': `import { WebSocketStage } from '@aws-cdk/aws-apigatewayv2-alpha'; new WebSocketStage(this, 'Live', ${PROPS});`,
      'require with a pattern': `const { WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2'); new WebSocketStage(this, 'Live', ${PROPS});`,
      'require with a member': `const Stage = require('aws-cdk-lib/aws-apigatewayv2').WebSocketStage; new Stage(this, 'Live', ${PROPS});`,
      'import = require': `import apigw = require('aws-cdk-lib/aws-apigatewayv2'); new apigw.WebSocketStage(this, 'Live', ${PROPS});`,
      'an alias': `${IMPORT} const Stage = WebSocketStage; new Stage(this, 'Live', ${PROPS});`,
      'a pattern over a namespace': `import * as apigw from 'aws-cdk-lib/aws-apigatewayv2'; const { WebSocketStage: Stage } = apigw; new Stage(this, 'Live', ${PROPS});`,
      'an exported alias': `${IMPORT} export const Stage = WebSocketStage; new Stage(this, 'Live', ${PROPS});`,
    },
    silent: {
      'a class of the same name in this file': `class WebSocketStage {} new WebSocketStage(this, 'Live', ${PROPS});`,
      'a class of the same name of another package': `import { WebSocketStage } from './stages'; import { Stack } from 'aws-cdk-lib'; new WebSocketStage(this, 'Live', ${PROPS});`,
      'a shadowed name': `${IMPORT} function make(WebSocketStage) { new WebSocketStage(this, 'Live', ${PROPS}); }`,
      'the stage of an HTTP API': `import { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'; new HttpStage(this, 'Live', { httpApi, autoDeploy: true });`,
      'a subclass, whose constructor may add anything': `${IMPORT} class Limited extends WebSocketStage {} new Limited(this, 'Live', ${PROPS});`,
      'an alias that changes': `${IMPORT} let Stage = WebSocketStage; Stage = Other; new Stage(this, 'Live', ${PROPS});`,
      'a type': `import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; declare const stage: WebSocketStage;`,
      'a function of the same name': `${IMPORT} make.WebSocketStage(this, 'Live', ${PROPS}); WebSocketStage;`,
      'this package, which has limits of its own': `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', ${PROPS});`,
      'a file that imports nothing of it': `new WebSocketStage(this, 'Live', ${PROPS});`,
      'a package whose name only starts alike': `import { WebSocketStage } from 'aws-cdk-library'; new WebSocketStage(this, 'Live', ${PROPS});`,
      'a file that applies the defaults itself': `${IMPORT} import { WebSocketDefaults } from 'cdk-websocket-guard'; Aspects.of(app).add(new WebSocketDefaults()); new WebSocketStage(this, 'Live', ${PROPS});`,
      'the computed name of a namespace': `import * as apigw from 'aws-cdk-lib/aws-apigatewayv2'; new apigw[name](this, 'Live', ${PROPS});`,
    },
  });
});

describe('in JavaScript', () => {
  shapes('stage-throttling', {
    language: 'javascript',
    reported: {
      'a named import': `${IMPORT} new WebSocketStage(this, 'Live', ${PROPS});`,
      'a stage held by a field': `${IMPORT} class Chat { constructor() { this.stage = new WebSocketStage(this, 'Live', ${PROPS}); this.url = this.stage.url; } }`,
    },
    silent: {
      'a stage that an escape hatch limits': `${IMPORT} class Chat { constructor() { this.stage = new WebSocketStage(this, 'Live', ${PROPS}); this.stage.node.defaultChild.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 5); } }`,
      'limits that are there': `${IMPORT} new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 1, burstLimit: 1 } });`,
    },
  });
});

describe('what counts as a known object', () => {
  const stage = (props: string, before = '', after = ''): string =>
    `${IMPORT} ${before} const stage = new WebSocketStage(this, 'Live', ${props}); ${after}`;
  shapes('stage-throttling', {
    reported: {
      'an object written in place': stage(PROPS),
      'a constant': stage('props', `const props = ${PROPS};`),
      'a constant with a type': stage('props', `const props = ${PROPS} as const satisfies object;`),
      'a frozen constant': stage('props', `const props = Object.freeze(${PROPS});`),
      'a spread of a known object': stage(
        '{ ...common, webSocketApi }',
        `const common = { stageName: 'live', autoDeploy: true };`,
      ),
      'a spread under a condition, of objects without limits': stage(
        `{ webSocketApi, ...(isProd ? { description: 'prod' } : {}) }`,
      ),
      'a spread that may be false': stage(`{ webSocketApi, ...(isProd && { description: 'prod' }) }`),
      undefined: stage('{ webSocketApi, throttle: undefined }'),
      'a constant that is read elsewhere': stage('props', `const props = ${PROPS};`, 'console.log(props.stageName);'),
      'a key that is a constant': stage('{ webSocketApi, [NAME]: true }', `const NAME = 'autoDeploy';`),
      'a stage whose attributes are read': stage(PROPS, '', 'new CfnOutput(this, "Url", { value: stage.url });'),
      'a stage that others depend on': stage(PROPS, '', 'stage.node.addDependency(api);'),
      'another property set by an escape hatch': stage(
        PROPS,
        '',
        `(stage.node.defaultChild as CfnStage).addPropertyOverride('AccessLogSettings.Format', '$context.requestId');`,
      ),
      'a stage that is returned': `${IMPORT} export const make = () => new WebSocketStage(this, 'Live', ${PROPS});`,
      'a stage that a method returns to a method': `${IMPORT} class Chat { make() { return new WebSocketStage(this, 'Live', ${PROPS}); } run() { this.make().node.addDependency(api); } }`,
      'a stage in a list': `${IMPORT} const stages = [new WebSocketStage(this, 'Live', ${PROPS})]; for (const one of stages) console.log(one.url);`,
      'a stage that a function of this file reads': stage(
        PROPS,
        '',
        'print(stage); function print(one) { console.log(one.url); }',
      ),
      'a stage handed to a construct of aws-cdk-lib': `import { ApiMapping, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; const stage = new WebSocketStage(this, 'Live', ${PROPS}); new ApiMapping(this, 'Mapping', { api, stage });`,
    },
    silent: {
      'a parameter': stage('props'),
      'what a function returns': stage('stageProps()'),
      'a spread of a parameter': stage('{ ...props, webSocketApi }'),
      'a spread under a condition, of an object with limits': stage(
        '{ webSocketApi, ...(isProd ? { throttle } : {}) }',
      ),
      'a value that may be undefined': stage('{ webSocketApi, throttle: props.throttle }'),
      'a value under a condition': stage('{ webSocketApi, throttle: isProd ? limits : undefined }'),
      'a constant that is changed': stage('props', `const props: any = ${PROPS}; props.throttle = limits;`),
      'a constant that is changed by a function': stage('props', `const props = ${PROPS}; limit(props);`),
      'a constant that Object.assign changes': stage(
        'props',
        `const props = ${PROPS}; Object.assign(props, { throttle });`,
      ),
      'a constant that other modules can change': `${IMPORT} export const props = ${PROPS}; new WebSocketStage(this, 'Live', props);`,
      'a variable that is set again': stage('props', `let props = ${PROPS}; props = other;`),
      'a computed key': stage('{ webSocketApi, [name]: limits }'),
      'arguments in a spread': `${IMPORT} new WebSocketStage(...args);`,
      'limits set by an escape hatch': stage(
        PROPS,
        '',
        `(stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings', limits);`,
      ),
      'limits set on the resource behind it': stage(
        PROPS,
        '',
        'const cfn = stage.node.defaultChild as CfnStage; cfn.defaultRouteSettings = limits;',
      ),
      'an override whose path is not known': stage(
        PROPS,
        '',
        'const cfn = stage.node.defaultChild as CfnStage; cfn.addPropertyOverride(path, 5);',
      ),
      'a raw override': stage(
        PROPS,
        '',
        `const cfn = stage.node.defaultChild as CfnStage; cfn.addOverride('Properties.DefaultRouteSettings.ThrottlingRateLimit', 5);`,
      ),
      'a stage handed to a function': stage(PROPS, '', 'limit(stage);'),
      'a stage whose children are looked up': stage(PROPS, '', `stage.node.findChild('Resource');`),
      'a stage that is returned to a function that limits it': `${IMPORT} function make() { return new WebSocketStage(this, 'Live', ${PROPS}); } (make().node.defaultChild as CfnStage).defaultRouteSettings = limits;`,
      'a stage that a function of this file limits': stage(
        PROPS,
        '',
        'function change(one) { (one.node.defaultChild as CfnStage).defaultRouteSettings = limits; } change(stage);',
      ),
      'a stage that a field holds, and a method limits': `${IMPORT} class Chat extends Stack { private readonly stage = new WebSocketStage(this, 'Live', ${PROPS}); limit() { (this.stage.node.defaultChild as CfnStage).defaultRouteSettings = limits; } }`,
      'a stage in a list that goes elsewhere': `${IMPORT} limit([new WebSocketStage(this, 'Live', ${PROPS})]);`,
      'a stage in a list, each limited in a loop': `${IMPORT} const stages = [new WebSocketStage(this, 'Live', ${PROPS})]; stages.forEach((one) => { (one.node.defaultChild as CfnStage).defaultRouteSettings = limits; });`,
    },
  });
});
