import * as fs from 'node:fs';
import * as path from 'node:path';
import { command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';

/** A stack that lets everybody connect, or nobody, by what its parent says. */
const CHILD = `Parameters:
  Authorization: { Type: String, Default: AWS_IAM }
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: !Ref Authorization }
Outputs:
  ApiId: { Value: !Ref Api }
`;

function parent(url: string, authorization = 'NONE'): string {
  return `Resources:
  Chat:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: '${url}', Parameters: { Authorization: ${authorization} } }
  Message:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !GetAtt Chat.Outputs.ApiId, RouteKey: send, AuthorizationType: AWS_IAM }
`;
}

/** The findings of two rules, and how much was judged. */
async function check(cwd: string, ...paths: readonly string[]): Promise<unknown> {
  const outcome = await command(['check', ...paths, '--format', 'json'], { cwd });
  const { findings, summary } = reportIn(outcome);
  const rules = ['connect-route-authorized', 'authorizer-only-on-connect'];
  return {
    findings: findings
      .filter(({ ruleId }) => rules.includes(ruleId))
      .map(({ ruleId, location, resource }) => `${location.file} ${resource.logicalId} ${ruleId}`),
    templates: summary.templates,
    apis: summary.apis,
  };
}

const LINKED = {
  findings: ['child.yml Connect connect-route-authorized', 'parent.yml Message authorizer-only-on-connect'],
  templates: 2,
  apis: 1,
};

test('a directory with a stack and the one nested in it is one app, and each of them is judged once', async () => {
  const directory = directoryWith({ 'child.yml': CHILD, 'parent.yml': parent('./child.yml') });
  expect(await check(directory, '.')).toEqual(LINKED);
});

test('so are files that are named, in any order, from the root on or from here, once or twice', async () => {
  const directory = directoryWith({ 'child.yml': CHILD, 'parent.yml': parent('child.yml') });
  expect(await check(directory, 'parent.yml', 'child.yml')).toEqual({
    ...LINKED,
    findings: [...LINKED.findings].reverse(),
  });
  expect(await check(directory, path.join(directory, 'child.yml'), './parent.yml', '.')).toMatchObject({
    templates: 2,
    apis: 1,
  });
});

test('backslashes are those of a colleague on Windows', async () => {
  const directory = directoryWith({ 'a/child.yml': CHILD, 'b/parent.yml': parent('..\\\\a\\\\child.yml') });
  expect(await check(directory, 'b', 'a')).toMatchObject({ templates: 2, apis: 1 });
});

test('an application of SAM is nested alike', async () => {
  const sam = parent('child.yml')
    .replace('AWS::CloudFormation::Stack', 'AWS::Serverless::Application')
    .replace('TemplateURL', 'Location');
  const directory = directoryWith({ 'child.yml': CHILD, 'parent.yml': sam });
  expect(await check(directory, '.')).toEqual(LINKED);
});

test('what two stacks are made from has the parameters of neither', async () => {
  const directory = directoryWith({
    'child.yml': CHILD,
    'dev.yml': parent('./child.yml'),
    'prod.yml': parent('./child.yml', 'AWS_IAM'),
  });
  const { findings, unknown } = reportIn(await command(['check', '.', '--format', 'json'], { cwd: directory }));
  const rules = findings.map(({ ruleId }) => ruleId);
  expect(rules).not.toContain('connect-route-authorized');
  expect(unknown.filter(({ ruleId }) => ruleId === 'connect-route-authorized')).toMatchObject([
    { reason: expect.stringContaining('more than one stack is made from this template') },
  ]);
});

test('a file that nobody named is not read', async () => {
  const directory = directoryWith({ 'app/parent.yml': parent('../child.yml'), 'child.yml': 'Resources: [broken' });
  expect(await check(directory, 'app')).toMatchObject({ templates: 1, findings: [] });
  fs.rmSync(path.join(directory, 'child.yml'));
  expect(await check(directory, 'app')).toMatchObject({ templates: 1, findings: [] });
});

test('stacks nested in each other in a circle are judged', async () => {
  const directory = directoryWith({ 'a.yml': parent('./b.yml'), 'b.yml': parent('./a.yml') });
  expect(await check(directory, '.')).toMatchObject({ templates: 2 });
});
