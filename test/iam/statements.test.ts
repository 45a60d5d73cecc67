import { buildModel } from '../../src/apigateway/building/build-model';
import { policyStatements } from '../../src/apigateway/policy-statements';
import { type Json, type JsonObject, formatPath } from '../../src/cloudformation/document/json';
import { matchesWildcard } from '../../src/iam/arn';
import { type Statement, allows, mayNameAction, statementsOf } from '../../src/iam/statements';
import { policy } from '../support/access';
import { template } from '../support/findings';
import { iam } from '../support/iam';
import { IS_PROD } from '../support/stage';

const statements = (text: string, sections = ''): readonly Statement[] =>
  policyStatements(buildModel([template(policy(text, sections))]));

/** A statement in a line: its path, its actions, its resources, its branch. */
const line = ({ path, actions, resources, when }: Statement): string =>
  [
    formatPath(path),
    actions.map((term) => (term.kind === 'scalar' ? term.value : term.kind)).join('+'),
    resources.map(({ term }) => (term.kind === 'scalar' ? term.value : term.kind)).join('+'),
    ...when.map(({ name, value }) => `${name}=${value}`),
  ].join(' ');

test('a single statement and a list of statements, single values and lists of values', () => {
  expect(statements('{ Effect: Allow, Action: a:b, Resource: r }').map(line)).toEqual([
    'PolicyDocument.Statement a:b r',
  ]);
  expect(
    statements('[{ Effect: Allow, Action: [a:b, c:d], Resource: [r, s] }, { Effect: Deny, Action: "*" }]').map(line),
  ).toEqual(['PolicyDocument.Statement[0] a:b+c:d r+s', 'PolicyDocument.Statement[1] * ']);
});

test('actions and resources keep to the branch they stand in', () => {
  const text = '{ Effect: Allow, Action: !If [IsProd, a:b, c:d], Resource: !If [IsProd, r, s] }';
  expect(statements(text, IS_PROD).map(line)).toEqual([
    'PolicyDocument.Statement a:b r IsProd=true',
    'PolicyDocument.Statement c:d s IsProd=false',
  ]);
});

test('items that are AWS::NoValue are left out', () => {
  const text =
    '[!If [IsProd, { Effect: Allow, Action: [!If [IsProd, a:b, c:d], !Ref AWS::NoValue] }, !Ref AWS::NoValue]]';
  expect(statements(text, IS_PROD).map(line)).toEqual(['PolicyDocument.Statement[0] a:b  IsProd=true']);
});

test('statements that are no objects are left out', () => {
  expect(statements('[1, text, null, []]')).toEqual([]);
});

test('statements out of sight are one of which nothing is known', () => {
  expect(statements('!ImportValue Statements').map(line)).toEqual(['PolicyDocument.Statement unknown unknown']);
});

describe('whether a statement includes an action', () => {
  const includes = (text: string): boolean | undefined => {
    const statement = statements(`{ Effect: Allow, ${text}, Resource: "*" }`).at(0);
    return statement && allows(statement, 'execute-api:ManageConnections', matchesWildcard);
  };

  test.each([
    ['Action: execute-api:ManageConnections', true],
    ['Action: EXECUTE-API:manageconnections', true],
    ['Action: "execute-api:*"', true],
    ['Action: "*"', true],
    ['Action: execute-api:Manage????ections', true],
    ['Action: [s3:GetObject, "exec*"]', true],
    ['Action: execute-api:Invoke', false],
    ['Action: []', false],
    ['NotAction: iam:*', true],
    ['NotAction: [iam:*, execute-api:*]', false],
    ['Action: !ImportValue Action', undefined],
    ['Action: [!ImportValue Action, "*"]', true],
    ['Action: !Sub "execute-api:${AWS::Region}"', undefined],
    ['Action: { a: b }', undefined],
    ['NotAction: !ImportValue Action', undefined],
  ])('%s: %s', (text, expected) => {
    expect(includes(text)).toBe(expected);
  });
});

test('resources without policies have no statements', () => {
  expect(
    statementsOf(iam({ Profile: 'InstanceProfile { PolicyDocument: { Statement: [{}] } }' }).of('Profile')),
  ).toEqual([]);
});

test('a statement out of sight has no Condition and no Not…, and is open', () => {
  expect(statements('[!ImportValue Statement]')).toEqual([
    expect.objectContaining({ isOpen: true, isNotAction: false, isNotResource: false, isConditional: false }),
  ]);
});

test('no action is none', () => {
  expect(statements('{ Effect: Allow, Action: !Ref AWS::NoValue }').map(({ actions }) => actions)).toEqual([[]]);
});

test('items of a list of actions or resources that are AWS::NoValue are left out, and a list that is one is empty', () => {
  expect(
    statements('{ Effect: Allow, Action: !Ref AWS::NoValue, Resource: [r, !Ref AWS::NoValue] }').map(line),
  ).toEqual(['PolicyDocument.Statement  r']);
});

describe('the JSON of a policy shows that it names no action of a service', () => {
  const mayName = (json: JsonObject): boolean => mayNameAction('eE*?')(json);
  const managed = (document: Json): JsonObject => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: document },
  });
  const stating = (statement: Json): Json => ({ Statement: statement });

  test.each<[Json, boolean]>([
    [{ Action: 's3:GetObject' }, false],
    [[{ Action: ['s3:GetObject', 'sqs:*'] }], false],
    [[{ Action: 's3:GetObject' }, { Action: ['sqs:*', 'execute-api:Invoke'] }], true],
    [{ Action: 'Execute-API:Invoke' }, true],
    [{ Action: '*' }, true],
    [{ Action: '?xecute-api:*' }, true],
    [{ Action: '{{resolve:ssm:/chat/action}}' }, true],
    [{ Action: { Ref: 'Action' } }, true],
    [{ Action: [{ Ref: 'Action' }] }, true],
    [{ Action: 's3:GetObject', NotAction: 'iam:*' }, true],
    [{ Effect: 'Allow' }, true],
    [{ 'Fn::If': ['IsProd', { Action: 's3:GetObject' }, { Action: 's3:GetObject' }] }, true],
    [[], false],
  ])('statement %j may name it: %s', (statement, expected) => {
    expect(mayName(managed(stating(statement)))).toBe(expected);
    const inline = { PolicyName: 'own', PolicyDocument: stating(statement) };
    expect(mayName({ Type: 'AWS::IAM::Role', Properties: { Policies: [inline] } })).toBe(expected);
  });

  test.each<[JsonObject, boolean]>([
    [managed({ Ref: 'Document' }), true],
    [managed('{ "Statement": [] }'), true],
    [managed({}), false],
    [{ Type: 'AWS::IAM::ManagedPolicy', Properties: {} }, false],
    [{ Type: 'AWS::IAM::ManagedPolicy', Properties: { 'Fn::If': ['IsProd', {}, {}] } }, true],
    [{ Type: 'AWS::IAM::Role', Properties: {} }, false],
    [{ Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'own' }] } }, false],
    [{ Type: 'AWS::IAM::Role', Properties: { Policies: [{ Ref: 'Policy' }] } }, true],
    [{ Type: 'AWS::Serverless::Function', Properties: {} }, true],
    [{ Type: { Ref: 'Type' }, Properties: {} }, true],
  ])('%j may name it: %s', (json, expected) => {
    expect(mayName(json)).toBe(expected);
  });
});
