import { shapes } from './shapes';

const PROPS = `{ webSocketApi, stageName: 'live', autoDeploy: true }`;
const IMPORT = `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;

describe('what counts as a construct of aws-cdk-lib', () => {
  shapes('stage-throttling', {
    reported: {
      'a subclass, which has no constructor': `${IMPORT} class Limited extends WebSocketStage {} new Limited(this, 'Live', ${PROPS});`,
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
      'a subclass, whose constructor may add anything': `${IMPORT} class Limited extends WebSocketStage { constructor(scope, id, props) { super(scope, id, { ...props, ...limits }); } } new Limited(this, 'Live', ${PROPS});`,
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
      'a stage that an escape hatch limits': `${IMPORT} class Chat { constructor() { this.stage = new WebSocketStage(this, 'Live', ${PROPS}); this.stage.node.defaultChild.addPropertyOverride('DefaultRouteSettings', limits); } }`,
      'limits that are there': `${IMPORT} new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 1, burstLimit: 1 } });`,
    },
  });
});

describe('what an exported function returns', () => {
  const returned = (before: string, after = ''): string =>
    `const { WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2'); ${before} new WebSocketStage(scope, 'Live', ${PROPS})${after}`;
  const LIMITS = `(stage.node.defaultChild).addPropertyOverride('DefaultRouteSettings', limits);`;
  shapes('stage-throttling', {
    reported: {
      'by the name of a module': `${IMPORT} export const stageOf = (scope) => new WebSocketStage(scope, 'Live', ${PROPS});`,
      'by its default': `${IMPORT} export default (scope) => new WebSocketStage(scope, 'Live', ${PROPS});`,
      'under a name of CommonJS': returned('exports.stageOf = (scope) =>'),
      'under a name of CommonJS, by a function': returned('module.exports.stageOf = function (scope) { return', '; };'),
      'as all that CommonJS exports': returned('module.exports = (scope) =>'),
    },
    silent: {
      'where the file limits what it returns': returned(
        'exports.stageOf = (scope) =>',
        `; const stage = exports.stageOf(app); ${LIMITS}`,
      ),
      'where something else has the function': returned('stages.of = (scope) =>'),
    },
  });
});

describe('a part of an object has a name of its own', () => {
  const named = (after: string): string =>
    `${IMPORT} const props = { webSocketApi, throttle: { rateLimit: 5 } }; ${after} new WebSocketStage(this, 'Live', props);`;
  shapes('stage-throttling', {
    reported: {
      'and is read by it': named('const limits = props.throttle; log(limits.rateLimit, limits);'),
      'and is read by a pattern': named('const { throttle } = props; log({ ...throttle });'),
      'and the name gets something else': named('let limits = props.throttle; limits = others; limits.burstLimit;'),
      'and is copied': named('Object.assign({}, props.throttle, { burstLimit: 5 });'),
    },
    silent: {
      'and is changed by it': named('const limits = props.throttle; limits.burstLimit = 5;'),
      'and is changed by a pattern': named('const { throttle } = props; throttle.burstLimit = 5;'),
      'and is changed by a function of the language': named('Object.assign(props.throttle, { burstLimit: 5 });'),
      'and is changed by what a block declares for its function': named(
        '{ var limits = props.throttle; limits.burstLimit = 5; }',
      ),
      'and is changed by a variable that is set to it': named(
        'let limits; limits = props.throttle; limits.burstLimit = 5;',
      ),
      'and is changed by a name of its name': named(
        'const first = props.throttle; const limits = first; limits.burstLimit = 5;',
      ),
    },
  });
});

describe('a part of an object is given to others', () => {
  const given = (code: string): string =>
    `${IMPORT} const props = { webSocketApi, throttle: { rateLimit: 5 } }; ${code} new WebSocketStage(this, 'Live', props);`;
  const looped = (code: string): string =>
    `${IMPORT} const all = [{ webSocketApi, throttle: { rateLimit: 5 } }]; ${code} new WebSocketStage(this, 'Live', all[0]);`;
  const everyOf = (loop: string): string =>
    `${IMPORT} const all = { live: { webSocketApi, throttle: { rateLimit: 5 } } }; ${loop} new WebSocketStage(this, 'Live', all.live);`;
  const PRINT = 'function print(limits) { console.log(limits.rateLimit, limits); }';
  const FILL = 'function fill(limits) { limits.burstLimit = 5; }';
  shapes('stage-throttling', {
    reported: {
      'a function of the file that reads it': given(`${PRINT} print(props.throttle);`),
      'a function of the file that calls itself with it': given(
        'const print = (limits, times) => { if (times > 0) print(limits, times - 1); }; print(props.throttle, 3);',
      ),
      'a function of another file': given('print(props.throttle);'),
      'a class of the file that reads it': given(
        'class Log { constructor(limits) { this.rate = limits.rateLimit; } } new Log(props.throttle);',
      ),
      'a loop that reads each': everyOf('for (const one of Object.values(all)) console.log(one.throttle.rateLimit);'),
      'a loop that reads each with its name': everyOf(
        'for (const [name, one] of Object.entries(all)) console.log(name, one.throttle);',
      ),
      'a function of the file that reads each': everyOf(
        'Object.values(all).forEach((one) => console.log(one.throttle));',
      ),
      'a function of the file that changes what another makes of each': everyOf(
        'Object.values(all).map((one) => ({ ...one })).forEach((copy) => { copy.throttle = {}; });',
      ),
    },
    silent: {
      'a function of the file that changes it': given(`${FILL} fill(props.throttle);`),
      'a function of the file that gives it to one that changes it': given(
        `${FILL} const pass = (limits) => { fill(limits); }; pass(props.throttle);`,
      ),
      'a function of the file that takes it apart, and changes that': everyOf(
        'const fill = ({ throttle: limits }) => { limits.burstLimit = 5; }; fill(all.live);',
      ),
      'a class of the file that changes it': given(
        'class Fill { constructor(limits) { limits.burstLimit = 5; } } new Fill(props.throttle);',
      ),
      'a method that changes it': `${IMPORT} class Chat { build() { const props = { webSocketApi, throttle: { rateLimit: 5 } }; this.fill(props.throttle); new WebSocketStage(this, 'Live', props); } fill(limits) { limits.burstLimit = 5; } }`,
      'a field, and a method changes a part of that': `${IMPORT} class Chat { private readonly props = { webSocketApi, throttle: { rateLimit: 5 } }; build() { const limits = this.props.throttle; limits.burstLimit = 5; new WebSocketStage(this, 'Live', this.props); } }`,
      'a loop that changes each': everyOf('for (const one of Object.values(all)) one.throttle.burstLimit = 5;'),
      'a loop that changes each with its name': everyOf(
        'for (const [name, one] of Object.entries(all)) one.throttle = limitsOf(name);',
      ),
      'a loop that takes each apart': everyOf(
        'for (const { throttle } of Object.values(all)) throttle.burstLimit = 5;',
      ),
      'a loop with a variable of its own': everyOf(
        'let one; for (one of Object.values(all)) one.throttle.burstLimit = 5;',
      ),
      'a function of the file that changes each': everyOf(
        'Object.values(all).forEach((one) => { one.throttle.burstLimit = 5; });',
      ),
      'a loop over a list': looped('for (const one of all) one.throttle.burstLimit = 5;'),
      'a loop over some of a list': looped(
        'for (const one of all.filter(({ isProd }) => isProd)) one.throttle.burstLimit = 5;',
      ),
      'one that is found in a list': looped('all.find(({ isProd }) => isProd).throttle.burstLimit = 5;'),
      'one that is found in a list, under a name': looped('const one = all.at(0); one.throttle.burstLimit = 5;'),
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
      'an object in a constant, in an object': stage(
        '{ webSocketApi, throttle }',
        'const throttle = { rateLimit: 5 };',
      ),
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
      'what an Object of the project returns': stage(
        'props',
        `const Object = require('./objects'); const props = Object.freeze(${PROPS});`,
      ),
      'a spread of a parameter': stage('{ ...props, webSocketApi }'),
      'a spread under a condition, of an object with limits': stage(
        '{ webSocketApi, ...(isProd ? { throttle } : {}) }',
      ),
      'a value that may be undefined': stage('{ webSocketApi, throttle: props.throttle }'),
      'a value under a condition': stage('{ webSocketApi, throttle: isProd ? limits : undefined }'),
      'an object in a constant, in an object that is changed': stage(
        'props',
        'const throttle = { rateLimit: 5 }; const props: any = { webSocketApi, throttle }; props.throttle.burstLimit = 5;',
      ),
      'an object in a constant, in an object that a function is given': stage(
        '{ webSocketApi, throttle }',
        'const throttle = { rateLimit: 5 }; complete({ throttle });',
      ),
      'an object in a constant, in an object for a class of another file': stage(
        '{ webSocketApi, throttle }',
        'const throttle = { rateLimit: 5 }; new Limits({ of: [throttle] });',
      ),
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
        `const cfn = stage.node.defaultChild as CfnStage; cfn.addOverride('Properties.DefaultRouteSettings', limits);`,
      ),
      'a stage handed to a function': stage(PROPS, '', 'limit(stage);'),
      'a stage whose children are looked up': stage(PROPS, '', `stage.node.findChild(name);`),
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

describe('what is followed of a stage', () => {
  const STAGE = `new WebSocketStage(this, 'Live', ${PROPS})`;
  const LIMIT = '.node.defaultChild as CfnStage).defaultRouteSettings = limits;';
  const file = (code: string): string => `${IMPORT} ${code}`;
  const made = (code: string): string => file(`const stage = ${STAGE}; ${code}`);
  shapes('stage-throttling', {
    reported: {
      'an export after it': made('export { stage };'),
      'the length of a list of stages': file(`const stages = [${STAGE}]; console.log(stages.length);`),
      'a loop over a list that nothing names': file(`for (const one of [${STAGE}]) console.log(one.url);`),
      'a list whose entries a function reads': file(`[${STAGE}].forEach((one) => { console.log(one.url); });`),
      'each stage of a map': file(
        `const stages = names.map((stageName) => new WebSocketStage(this, stageName, { webSocketApi, stageName, autoDeploy: true })); for (const one of stages) console.log(one.url);`,
      ),
      'each stage that nobody takes': file(`names.forEach(() => ${STAGE});`),
      'a pattern that reads it': file(`const { url, stageName } = ${STAGE};`),
      'a variable that is declared before': file(`let stage; stage = ${STAGE}; console.log(stage.url);`),
      'a field that is declared with it': file(
        `class Chat extends Stack { readonly stage = ${STAGE}; url() { return this.stage.url; } }`,
      ),
      'a type that is asked of it': made('type Stage = typeof stage; const one: Stage = other;'),
      'a text about its type': made(`console.log('an AWS::ApiGatewayV2::Stage');`),
      'a text of it': made('console.log(`${stage}`);'),
      'a raw override of something else': made(
        `(stage.node.defaultChild as CfnStage).addOverride('DependsOn', 'Other');`,
      ),
      'another part of another property': made(
        `const cfn = stage.node.defaultChild as CfnStage; console.log(cfn.accessLogSettings.format.length); cfn.accessLogSettings.format = '$context.requestId';`,
      ),
      'a function that calls itself with it': made(
        'const print = (one, depth) => { console.log(one.url); print(one, depth - 1); }; print(stage, 3);',
      ),
      'a method that returns it to itself': file(
        `class Chat extends Stack { private make(again) { if (again) return this.make(false); return ${STAGE}; } run() { console.log(this.make(true).url); } }`,
      ),
      'a condition of a construct around it': file(
        `import { ApiMapping } from 'aws-cdk-lib/aws-apigatewayv2'; new ApiMapping(this, 'Mapping', { api, domainName, stage: ${STAGE} });`,
      ),
    },
    silent: {
      'the key of something': made('table[stage] = 1;'),
      'a list that is exported': file(`export const stages = [${STAGE}];`),
      'a list in a list': file(`const stages = [[${STAGE}]]; limit(stages);`),
      'a list that is sorted': file(`[${STAGE}].sort(byName);`),
      'a list whose member is picked when the program runs': file(`[${STAGE}][method](limit);`),
      'a list that a function by its name goes through': file(`[${STAGE}].forEach(limit);`),
      'a list that a function takes apart': file(`[${STAGE}].forEach(({ node }) => limit(node));`),
      'a list that a loop takes apart': file(`for (const { node } of [${STAGE}]) limit(node);`),
      'a list whose loop sets a variable': file(`let one; for (one of [${STAGE}]) limit(one);`),
      'a list whose entry is set again': file(`for (let one of [${STAGE}]) { one = limited(one); }`),
      'an object that a function is given': made('limit({ stage });'),
      'an object that a constructor of another file is given': made('new Limits({ stages: [stage] });'),
      'an object that a method of another file is given': made('limits.apply({ stages: [stage] });'),
      'a method of another file': made('limits.apply(stage);'),
      'an object in a constant': made('const all = { stage }; limit(all);'),
      'a constructor of this file': made(
        'class Limits { constructor(one) { one.node.defaultChild.defaultRouteSettings = limits; } } new Limits(stage);',
      ),
      'a function of this file that takes it apart': made(
        'const apply = ({ node }) => { limit(node); }; apply(stage);',
      ),
      'a pattern that has its node': file(`const { node } = ${STAGE}; limit(node);`),
      'a pattern that has the rest of it': file(`const { url, ...rest } = ${STAGE}; limit(rest);`),
      'a pattern of a list': file(`const [stage] = ${STAGE};`),
      'a variable that is set again': file(`let stage = ${STAGE}; stage = other; limit(stage);`),
      'a variable that is set where there is none': file(`let stage; stage ??= ${STAGE}; limit(stage);`),
      'a field of another object': file(`props.stage = ${STAGE};`),
      'a field of a class that is set twice': file(
        `class Chat extends Stack { stage = ${STAGE}; limit() { this.stage = limited(this.stage); } }`,
      ),
      'a field that is picked when the program runs': file(`class Chat extends Stack { [name] = ${STAGE}; }`),
      'a member that is picked when the program runs': made('stage[method](limits);'),
      'a condition': file(`const stage = isProd ? ${STAGE} : undefined; limit(stage);`),
      'a function that is given to others': file(`const make = () => ${STAGE}; run(make()); (make()${LIMIT}`),
      'a function that has no name': file(`run(function () { return ${STAGE}; });`),
      'a whole property by a raw override': made(
        `(stage.node.defaultChild as CfnStage).addOverride('Properties', { DefaultRouteSettings: limits });`,
      ),
      'a part of it by an assignment': made(
        'const cfn = stage.node.defaultChild as CfnStage; cfn.defaultRouteSettings.throttlingRateLimit = 5;',
      ),
      'a part of a part of it by an assignment': made(
        'const cfn = stage.node.defaultChild as CfnStage; cfn.defaultRouteSettings.limits.rate = 5;',
      ),
      'every stage of a map, each limited in a loop': file(
        `const stages = names.map((stageName) => new WebSocketStage(this, stageName, { webSocketApi, stageName, autoDeploy: true })); for (const one of stages) (one${LIMIT}`,
      ),
    },
  });
});

describe('what is followed of what a function makes for each entry of a list', () => {
  const make = (use: string): string =>
    `${IMPORT} const make = (name) => new WebSocketStage(this, name, ${PROPS}); ${use}`;
  shapes('stage-throttling', {
    reported: {
      'the function is handed to map': make('names.map(make);'),
      'the function is handed to forEach': make('names.forEach(make);'),
      'a loop reads the list': make('for (const stage of names.map(make)) print(stage.url);'),
      'a list in a constant is only iterated': make(
        'const all = names.map(make); all.forEach((stage) => output(stage.url));',
      ),
      'the function is exported': make('export { make };'),
    },
    silent: {
      'the list is handed on': make('harden(names.map(make));'),
      'each entry is handed on': make('const all = names.map(make); all.forEach((stage) => harden(stage));'),
      'the function is handed on': make('hardened(make);'),
      'the function is handed on to a constructor': make('new Stages(make);'),
      'the function is handed on as another argument': make('names.reduce(add, make);'),
      'a method of a list hands on what it returns': make('names.flatMap(make);'),
    },
  });
});

describe('what is followed of an import', () => {
  shapes('stage-throttling', {
    reported: {
      'a name that is a text': `import { 'WebSocketStage' as Stage } from 'aws-cdk-lib/aws-apigatewayv2'; new Stage(this, 'Live', ${PROPS});`,
      'the default of a module': `import apigw from 'aws-cdk-lib/aws-apigatewayv2'; new apigw.default.WebSocketStage(this, 'Live', ${PROPS});`,
      'a namespace of a namespace': `import * as cdk from 'aws-cdk-lib'; import apigw = cdk.aws_apigatewayv2; new apigw.WebSocketStage(this, 'Live', ${PROPS});`,
      'a type of a namespace beside it': `import * as apigw from 'aws-cdk-lib/aws-apigatewayv2'; const stage: apigw.WebSocketStage = new apigw.WebSocketStage(this, 'Live', ${PROPS});`,
      'a pattern that leaves names out': `const { [name]: Other, WebSocketStage, ...others } = require('aws-cdk-lib/aws-apigatewayv2'); new WebSocketStage(this, 'Live', ${PROPS});`,
    },
    silent: {
      'a pattern of a list': `const [WebSocketStage] = require('aws-cdk-lib/aws-apigatewayv2'); new WebSocketStage(this, 'Live', ${PROPS});`,
      'a module that is picked when the program runs': `const { WebSocketStage } = require(name); require(); const api = require(1); new WebSocketStage(this, 'Live', ${PROPS});`,
      'a name that is set again': `let { WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2'); WebSocketStage = Other; new WebSocketStage(this, 'Live', ${PROPS});`,
      'a variable that may be set again': `${IMPORT} let Stage = WebSocketStage; new Stage(this, 'Live', ${PROPS});`,
      'a name of a name': `import sdk = things.WebSocketStage; ${IMPORT.replace('WebSocketStage', 'WebSocketApi')} new sdk(this, 'Live', ${PROPS});`,
    },
  });
});

describe('what is known of a value', () => {
  const stage = (props: string, before = ''): string =>
    `${IMPORT} ${before} new WebSocketStage(this, 'Live', { webSocketApi, ${props} });`;
  const constants = (count: number): string =>
    ['const c0 = 0;', ...Array.from({ length: count }, (_, index) => `const c${index + 1} = c${index};`)].join(' ');
  shapes('stage-throttle-zero', {
    reported: {
      zero: stage('throttle: { rateLimit: 0, burstLimit: 1 }'),
      'a sum': stage('throttle: { rateLimit: 1 - 1, burstLimit: 1 }'),
      'the smaller than nothing': stage('throttle: { rateLimit: -0, burstLimit: 1 }'),
      'what a sign leaves alone': stage('throttle: { rateLimit: +0, burstLimit: 1 }'),
      'a choice by what is not so': stage('throttle: { rateLimit: !false ? 0 : 5, burstLimit: 1 }'),
      'the other choice': stage('throttle: { rateLimit: false ? 5 : 0, burstLimit: 1 }'),
      'what comes instead of nothing': stage('throttle: { rateLimit: void 0 ?? 0, burstLimit: 1 }'),
      'what comes instead of what counts as nothing': stage(`throttle: { rateLimit: '' || 0, burstLimit: 1 }`),
      'what comes behind what counts': stage(`throttle: { rateLimit: 'yes' && 0, burstLimit: 1 }`),
      'a constant of a constant': stage(
        'throttle: { rateLimit, burstLimit: 1 }',
        'const limits = { rateLimit: 0 }; const rateLimit = limits.rateLimit;',
      ),
      'what something too deep is made of': `${stage('throttle: { rateLimit: c100, burstLimit: 1 }', constants(100))} new WebSocketStage(this, 'Test', { webSocketApi, throttle: { rateLimit: c30, burstLimit: 1 } });`,
      'a spread of a number': stage('throttle: { rateLimit: 0, ...5, burstLimit: 1 }'),
    },
    silent: {
      'a field that is added to': `${IMPORT} class Chat extends Stack { private rate; make() { this.rate += 0; new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: this.rate, burstLimit: 1 } }); } }`,
      'a field that is counted up': `${IMPORT} class Chat extends Stack { private rate = 0; make() { this.rate++; new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: this.rate, burstLimit: 1 } }); } }`,
      'another sign': stage('throttle: { rateLimit: ~0, burstLimit: 1 }'),
      'a sign of a text': stage(`throttle: { rateLimit: -'0', burstLimit: 1 }`),
      'a sign of what is not known': stage('throttle: { rateLimit: -rate, burstLimit: 1 }'),
      'a number that is too large to be one': stage('throttle: { rateLimit: 0n, burstLimit: 1 }'),
      'a pattern of text': stage('throttle: { rateLimit: /0/, burstLimit: 1 }'),
      'a product of texts': stage(`throttle: { rateLimit: '0' * 1, burstLimit: 1 }`),
      'what comes instead of what is not known': stage('throttle: { rateLimit: rate || 0, burstLimit: 1 }'),
      'a getter': stage('throttle: { get rateLimit() { return 0; }, burstLimit: 1 }'),
      'a method': stage('throttle: { rateLimit() { return 0; }, burstLimit: 1 }'),
      'a spread of a text': stage(`throttle: { rateLimit: 0, ...'text', burstLimit: 1 }`),
      'a member that is picked when the program runs': stage(
        'throttle: { rateLimit: limits[name], burstLimit: 1 }',
        'const limits = { rateLimit: 0 };',
      ),
      'what a method of Object makes of something else': stage(
        'throttle: { rateLimit: Object.values(limits)[0], burstLimit: 1 }',
        'const limits = load();',
      ),
    },
  });
});

describe('an API that a static method makes', () => {
  const made = (
    use: string,
    factory = `class Chat { static make(scope) { return new WebSocketApi(scope, 'Api'); } }`,
  ): string => `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; ${factory} ${use}`;
  const CONNECT = `const api = Chat.make(app); api.addRoute('$connect', { integration });`;
  shapes('connect-route-authorized', {
    reported: {
      'with a route that is added': made(CONNECT),
      'with a route that is added, of a class for others': made(CONNECT).replace('class', 'export class'),
      'with a route of another name': made(`const api = Chat.make(app); api.addRoute('join', { integration });`),
      'by another static method': made(
        `const api = Chat.all(app); api.addRoute('$connect', { integration });`,
        `class Chat { static all(scope) { return this.make(scope); } static make(scope) { return new WebSocketApi(scope, 'Api'); } }`,
      ),
    },
    silent: {
      'with a route that others may add, of a class for others': made(
        `const api = Chat.make(app); api.addRoute('join', { integration });`,
      ).replace('class', 'export class'),
      'with a route that others may add, of a class that others get': made(
        `const api = Chat.make(app); api.addRoute('join', { integration }); run(Chat);`,
      ),
      'with a route that has an authorizer': made(CONNECT.replace('integration }', 'integration, authorizer: iam() }')),
      'that a method of objects makes': made(
        CONNECT,
        `class Chat { make(scope) { return new WebSocketApi(scope, 'Api'); } }`,
      ),
      'which a getter makes': made(
        CONNECT,
        `class Chat { static get make() { return (scope) => new WebSocketApi(scope, 'Api'); } }`,
      ),
    },
  });
});
