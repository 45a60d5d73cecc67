import { lowerFirst } from '../src/cloudformation/letter-case';

/** What the scaffold of a policy starts from, by the folder it is in: a part of an API, and a property that it may lack. */
export interface Start {
  /** What the policy iterates. */
  readonly items: string;
  /** What a person calls it: `stage`. */
  readonly noun: string;
  /** The property that is asked for until the author says better. */
  readonly property: string;
  readonly value: string;
  /** The type of the resource, behind `AWS::`. */
  readonly type: string;
  /** What else it has, beside `ApiId` where it is a part of an API. */
  readonly others: Properties;
  /** Whether it is a part of an API. */
  readonly isPart: boolean;
  /** The module of aws-cdk-lib that has its class. */
  readonly module: string;
  /** Whether the policy is about HTTP APIs. @default false */
  readonly isHttp?: boolean;
}

/** Properties of a resource, by name. */
type Properties = Readonly<Record<string, string | number>>;

const V2 = 'aws-cdk-lib/aws-apigatewayv2';

export const STARTS: Readonly<Record<string, Start>> = {
  api: {
    items: 'model.apiResources',
    noun: 'API',
    property: 'Description',
    value: 'The chat of our shop',
    type: 'ApiGatewayV2::Api',
    others: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    isPart: false,
    module: V2,
  },
  route: {
    items: 'model.routes',
    noun: 'route',
    property: 'OperationName',
    value: 'send',
    type: 'ApiGatewayV2::Route',
    others: { RouteKey: 'send' },
    isPart: true,
    module: V2,
  },
  authorizer: {
    items: 'model.authorizers',
    noun: 'authorizer',
    property: 'AuthorizerCredentialsArn',
    value: 'arn:aws:iam::111111111111:role/authorizer',
    type: 'ApiGatewayV2::Authorizer',
    others: { Name: 'token', AuthorizerType: 'REQUEST' },
    isPart: true,
    module: V2,
  },
  integration: {
    items: 'model.integrations',
    noun: 'integration',
    property: 'Description',
    value: 'Answers the client',
    type: 'ApiGatewayV2::Integration',
    others: { IntegrationType: 'MOCK' },
    isPart: true,
    module: V2,
  },
  stage: {
    items: 'model.stages',
    noun: 'stage',
    property: 'Description',
    value: 'What customers use',
    type: 'ApiGatewayV2::Stage',
    others: { StageName: 'live' },
    isPart: true,
    module: V2,
  },
  access: {
    items: "model.resources('AWS::Lambda::Permission')",
    noun: 'permission',
    property: 'SourceAccount',
    value: '111111111111',
    type: 'Lambda::Permission',
    others: { Action: 'lambda:InvokeFunction', FunctionName: 'ask', Principal: 'apigateway.amazonaws.com' },
    isPart: false,
    module: 'aws-cdk-lib/aws-lambda',
  },
  domain: {
    items: "model.resources('AWS::ApiGatewayV2::DomainName')",
    noun: 'domain',
    property: 'RoutingMode',
    value: 'API_MAPPING_ONLY',
    type: 'ApiGatewayV2::DomainName',
    others: { DomainName: 'chat.example.com' },
    isPart: false,
    module: V2,
  },
  around: {
    items: "model.resources('AWS::SQS::Queue')",
    noun: 'queue',
    property: 'QueueName',
    value: 'messages',
    type: 'SQS::Queue',
    others: { DelaySeconds: 0 },
    isPart: false,
    module: 'aws-cdk-lib/aws-sqs',
  },
  http: {
    items: 'model.stages',
    noun: 'stage',
    property: 'Description',
    value: 'What customers use',
    type: 'ApiGatewayV2::Stage',
    others: { StageName: 'live' },
    isPart: true,
    module: V2,
    isHttp: true,
  },
};

/** The API that a part is a part of. */
function apiProperties({ isHttp = false }: Start): Properties {
  return isHttp ? { Name: 'books', ProtocolType: 'HTTP' } : (STARTS.api?.others ?? {});
}

const lines = (...parts: readonly (string | readonly string[])[]): string => `${parts.flat().join('\n')}\n`;
const flow = (properties: Properties): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

/** The class of a resource in aws-cdk-lib that is the resource and no more. */
const classOf = (type: string): string => `Cfn${type.split('::').at(-1) ?? ''}`;

/**
 * The files of a new policy, by path: it reports a property that is missing, until its author says better.
 *
 * @param folder of src/rules
 * @param id of the policy
 * @param exported the name of the constant
 */
export function scaffold(folder: string, id: string, exported: string): ReadonlyMap<string, string> {
  const start = STARTS[folder];
  if (!start) throw new Error(`nothing to start from in folder ${folder}`);
  const test = `test/rules/${folder}/${id}`;
  const name = start === STARTS.api ? 'Api' : 'Part';
  return new Map([
    [`src/rules/${folder}/${id}.ts`, policyModule(start, id, exported)],
    [`${test}.test.ts`, testOf(folder, start, id, name)],
    [`${test}/bad.yaml`, `# reports: ${name} ${start.property}\n${template(start, name, {})}`],
    [`${test}/good.yaml`, template(start, name, { [start.property]: start.value })],
    [`${test}/bad.ts`, `// reports: Chat/${name} ${start.property}\n${cdk(start, name, {})}`],
    [`${test}/good.ts`, cdk(start, name, { [start.property]: start.value })],
  ]);
}

function testOf(folder: string, start: Start, id: string, name: string): string {
  if (start.isHttp) return httpTest(start, id);
  return folder === 'stage' ? stageTest(start, id) : partTest(start, id, name);
}

function policyModule({ items, noun, property, isHttp = false }: Start, id: string, exported: string): string {
  return lines(
    "import type { Policy } from '../policy';",
    "import { developerGuide } from '../support/pages';",
    '',
    `export const ${exported}: Policy = {`,
    `  id: '${id}',`,
    isHttp ? "  protocols: ['http']," : [],
    "  category: 'runtime',",
    "  severity: 'warning',",
    `  title: 'A ${noun} has ${property}',`,
    `  why: 'What AWS does with a ${noun} that has none.',`,
    `  fix: 'Set ${property}.',`,
    `  references: [developerGuide('${isHttp ? 'http-api' : 'apigateway-websocket-api'}')],`,
    '  check(model, judge) {',
    `    judge.value(${items}, '${property}', (value) => value.isAbsent && 'The ${noun} has no ${property}.');`,
    '  },',
    '};',
  );
}

/** The test that what is right is not reported; `template` is what the test calls its template. */
function passingTest({ property, value }: Start, noun: string, template: string): string[] {
  return [
    `test('a ${noun} that has it passes', () => {`,
    `  expect(reports(id, ${template}('${property}: ${value}'))).toEqual([]);`,
    '});',
  ];
}

/** The test that a fault of one branch is found in that branch. */
function branchTest({ property, value }: Start, logicalId: string): string[] {
  return [
    `test('the branch in which it has none is named', () => {`,
    `  expect(reports(id, template('${property}: !If [IsProd, ${value}, !Ref AWS::NoValue]'))).toEqual([`,
    `    '${logicalId} ${property} when IsProd is false',`,
    '  ]);',
    '});',
  ];
}

/** The test that a value from elsewhere is one that is there. */
function unresolvedTest(property: string, template: string): string[] {
  return [
    `test('a text that only deployment knows is there', () => {`,
    `  expect(reports(id, ${template}('${property}: !ImportValue Text'))).toEqual([]);`,
    `  expect(unknowns(id, ${template}('${property}: !ImportValue Text'))).toEqual([]);`,
    '});',
  ];
}

function stageTest(start: Start, id: string): string {
  const { property, value } = start;
  return lines(
    "import { reports, unknowns } from '../../support/findings';",
    "import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';",
    '',
    `const id = '${id}';`,
    '',
    `judgesEveryWebSocketStage(id, 'StageName: live', 'Stage ${property}');`,
    '',
    passingTest(start, 'stage', 'stage'),
    '',
    `test('the branch in which it has none is named', () => {`,
    `  const conditional = stage('${property}: !If [IsProd, ${value}, !Ref AWS::NoValue]', { sections: IS_PROD });`,
    `  expect(reports(id, conditional)).toEqual(['Stage ${property} when IsProd is false']);`,
    '});',
    '',
    unresolvedTest(property, 'stage'),
  );
}

function httpTest(start: Start, id: string): string {
  const { property, noun, type, others } = start;
  const kind = type.split('::').at(-1) ?? '';
  return lines(
    "import { reports, unknowns } from '../../support/findings';",
    "import { books, followsTheHttpApi, part } from '../../support/http';",
    '',
    `const id = '${id}';`,
    '',
    `/** A template with one ${noun}. */`,
    `const template = (more: string): string => books({ Part: part('${kind}', \`${flow(others)}, \${more}\`) });`,
    '',
    `followsTheHttpApi(id, part('${kind}', '${flow(others)}'), '${property}');`,
    '',
    passingTest(start, noun, 'template'),
    '',
    branchTest(start, 'Part'),
    '',
    unresolvedTest(property, 'template'),
  );
}

function partTest(start: Start, id: string, name: string): string {
  const { property, noun, type, others, isPart } = start;
  const resource = `{ Type: AWS::${type}, Properties: { ${isPart ? 'ApiId: !Ref Api, ' : ''}${flow(others)}, \${more} } }`;
  return lines(
    `import { IS_PROD, ${name === 'Api' ? 'stack' : 'chat'} } from '../../support/api';`,
    "import { reports, unknowns } from '../../support/findings';",
    '',
    `const id = '${id}';`,
    '',
    `/** A template with one ${noun}. */`,
    'const template = (more: string): string =>',
    `  ${name === 'Api' ? 'stack' : 'chat'}({ ${name}: \`${resource}\` }, IS_PROD);`,
    '',
    `test('a ${noun} without it is reported', () => {`,
    `  expect(reports(id, template(''))).toEqual(['${name} ${property}']);`,
    '});',
    '',
    passingTest(start, noun, 'template'),
    '',
    branchTest(start, name),
    '',
    unresolvedTest(property, 'template'),
  );
}

function template(start: Start, name: string, more: Properties): string {
  const { type, others, isPart } = start;
  const resource = (logicalId: string, of: string, properties: Properties): string[] => [
    `  ${logicalId}:`,
    `    Type: AWS::${of}`,
    '    Properties:',
    ...Object.entries(properties).map(([key, value]) => `      ${key}: ${value}`),
  ];
  return lines(
    'Resources:',
    start === STARTS.api ? [] : resource('Api', 'ApiGatewayV2::Api', apiProperties(start)),
    resource(name, type, { ...(isPart ? { ApiId: '!Ref Api' } : {}), ...others, ...more }),
  );
}

function cdk(start: Start, name: string, more: Properties): string {
  const { type, others, isPart, module } = start;
  const props = (properties: Properties): string =>
    Object.entries(properties)
      .map(([key, value]) => `${lowerFirst(key)}: ${typeof value === 'number' ? value : `'${value}'`}`)
      .join(', ');
  const own = props({ ...others, ...more });
  const api = `new CfnApi(stack, 'Api', { ${props(apiProperties(start))} });`;
  const imports = [
    ...(start === STARTS.api || module === V2 ? [] : [`import { CfnApi } from '${V2}';`]),
    `import { ${module === V2 && start !== STARTS.api ? `CfnApi, ${classOf(type)}` : classOf(type)} } from '${module}';`,
  ];
  return lines(
    "import type { Stack } from 'aws-cdk-lib';",
    imports,
    '',
    'export default (stack: Stack) => {',
    start === STARTS.api ? [] : `  ${isPart ? 'const api = ' : ''}${api}`,
    `  new ${classOf(type)}(stack, '${name}', { ${isPart ? 'apiId: api.ref, ' : ''}${own} });`,
    '};',
  );
}
