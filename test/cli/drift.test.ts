import * as path from 'node:path';
import { type Answered, answered } from '../deployed/saved-answers';
import { WRITTEN_CHAT } from '../deployed/written-chat';
import { type Outcome, command } from '../support/command';
import { directoryWith } from '../support/files';

interface Said {
  readonly code: number;
  readonly onlyDeployed: readonly string[];
  readonly onlyTemplates: readonly string[];
  readonly untold: readonly string[];
  readonly differences: readonly string[];
}

async function drift(template: string, saved: Answered, ...args: readonly string[]): Promise<Said> {
  const { code, stdout } = await run(template, saved, '--format', 'json', ...args);
  const report = JSON.parse(stdout) as Record<'onlyDeployed' | 'onlyTemplates' | 'untold', { ruleId: string }[]> & {
    differences: { part: string; property?: string; template?: unknown; deployed?: unknown }[];
  };
  const rules = (findings: readonly { ruleId: string }[]): readonly string[] => findings.map(({ ruleId }) => ruleId);
  return {
    code,
    onlyDeployed: rules(report.onlyDeployed),
    onlyTemplates: rules(report.onlyTemplates),
    untold: rules(report.untold),
    differences: report.differences.map((one) =>
      one.property === undefined
        ? `${one.part}: only ${one.template === undefined ? 'deployed' : 'in the template'}`
        : `${one.part}: ${one.property} ${JSON.stringify(one.template)} -> ${JSON.stringify(one.deployed)}`,
    ),
  };
}

async function run(template: string, saved: Answered, ...args: readonly string[]): Promise<Outcome> {
  const cwd = directoryWith({ 'template.yaml': template, 'deployed.json': saved.text });
  return command(['diff', path.join(cwd, 'template.yaml'), '--deployed', path.join(cwd, 'deployed.json'), ...args], {
    cwd,
  });
}

/** The chat without what the template says nothing of. */
function asWritten(): Answered {
  return answered().change('iam get-policy-version', (answer) => {
    answer.PolicyVersion = { Document: { Statement: [] } };
  });
}

test('what is deployed as it is written has not drifted', async () => {
  expect(await drift(WRITTEN_CHAT, asWritten())).toEqual({
    code: 0,
    onlyDeployed: [],
    onlyTemplates: [],
    untold: [],
    differences: [],
  });
});

test('what somebody changed by hand is told, and fails', async () => {
  const changed = asWritten()
    .each('apigatewayv2 get-stages', (stage) =>
      Object.assign(stage.DefaultRouteSettings as object, { ThrottlingBurstLimit: 0 }),
    )
    .each('apigatewayv2 get-apis', (api) => Object.assign(api, { DisableExecuteApiEndpoint: true }));
  expect(await drift(WRITTEN_CHAT, changed)).toEqual({
    code: 1,
    onlyDeployed: ['api-unreachable', 'stage-throttle-zero'],
    onlyTemplates: [],
    untold: [],
    differences: [
      'chat: DisableExecuteApiEndpoint false -> true',
      'chat, stage prod: DefaultRouteSettings.ThrottlingBurstLimit 50 -> 0',
    ],
  });
  expect((await drift(WRITTEN_CHAT, changed, '--fail-on', 'never')).code).toBe(0);
});

test('routes of one side only are told', async () => {
  const template = WRITTEN_CHAT.replace('RouteKey: ping', 'RouteKey: send');
  const { differences, onlyDeployed, onlyTemplates } = await drift(template, asWritten());
  expect(differences).toEqual(['chat, route send: only in the template', 'chat, route ping: only deployed']);
  expect({ onlyDeployed, onlyTemplates }).toEqual({
    onlyDeployed: ['integration-response-missing'],
    onlyTemplates: ['integration-response-missing'],
  });
});

test('what is not deployed yet does not fail', async () => {
  const fixed = asWritten().each('apigatewayv2 get-routes', (route) => {
    if (route.RouteKey === '$connect') route.AuthorizationType = 'AWS_IAM';
  });
  expect(await drift(WRITTEN_CHAT, fixed)).toMatchObject({
    code: 0,
    onlyTemplates: ['connect-route-authorized'],
    differences: ['chat, route $connect: AuthorizationType "NONE" -> "AWS_IAM"'],
  });
});

test('what the saved answers do not tell is neither', async () => {
  const said = await drift(WRITTEN_CHAT, asWritten().refuse('apigatewayv2 get-routes', 'AccessDenied'));
  expect(said.code).toBe(0);
  expect(said.untold).toContain('connect-route-authorized');
  expect(said.onlyTemplates).not.toContain('connect-route-authorized');
  expect(said.differences).toEqual([]);
});

test('two APIs are told apart by their names', async () => {
  const two = asWritten().change('apigatewayv2 get-apis', (answer) => {
    const [api] = answer.Items as Record<string, unknown>[];
    answer.Items = [{ ...api, ApiId: 'z9y8x7w6v5', Name: 'other' }, api];
  });
  expect((await drift(WRITTEN_CHAT, two)).differences).toEqual(['other: only deployed']);
});

test('as text and as Markdown', async () => {
  const open = WRITTEN_CHAT.replace('AuthorizationType: NONE', 'AuthorizationType: AWS_IAM');
  const text = (await run(open, asWritten())).stdout;
  expect(text).toContain('Only deployed:\n  deployed.json:');
  expect(text).toContain('chat, route $connect: AuthorizationType is "AWS_IAM" in the template, "NONE" deployed');
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    '1 finding only deployed (1 error, 0 warnings, 0 info), 0 only in the templates, 6 in both, 1 part or setting differs',
  );
  const markdown = (await run(open, asWritten(), '--format', 'markdown')).stdout;
  expect(markdown).toMatch(/^## WebSocket guard: 1 finding only deployed/);
  expect(markdown).toContain('connect-route-authorized');
});

test('what is called like a command of a terminal is written out', async () => {
  const hostile = asWritten().change('apigatewayv2 get-routes', (answer) => {
    (answer.Items as unknown[]).push({ RouteId: 'e1', RouteKey: '\u001b[2J`|', Target: `integrations/i1n2t3a` });
  });
  for (const format of ['text', 'markdown'])
    expect((await run(WRITTEN_CHAT, hostile, '--format', format)).stdout).not.toContain('\u001b');
});

describe('it takes saved answers or a state after', () => {
  test.each([
    ['neither', ['diff', 'a.yaml'], 'name the state after as well, or saved answers: --deployed FILE'],
    ['both', ['diff', 'a.yaml', 'b.yaml', '--deployed', 'c.json'], 'not with both'],
  ])('%s', async (_, args, message) => {
    const outcome = await command(args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });
});

test('a template that names its API by its id, or calls nothing by a name, is compared as far as it goes', async () => {
  const numbered = WRITTEN_CHAT.replace('Name: chat,', 'Name: 5,');
  expect(await drift(numbered, asWritten())).toMatchObject({ code: 0, differences: [] });
  const late = `Parameters: { Key: { Type: String } }\n${WRITTEN_CHAT.replace('RouteKey: ping', 'RouteKey: !Ref Key')}`;
  expect((await drift(late, asWritten())).differences).toEqual(['chat, route ping: only deployed']);
  const elsewhere = `Resources:
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: a1b2c3d4e5, RouteKey: $connect, AuthorizationType: NONE }
`;
  const { differences } = await drift(elsewhere, asWritten());
  expect(differences).toContain('chat: only deployed');
});

test('limits that nobody can tell from those of the account have not drifted', async () => {
  const unclear = asWritten()
    .without('apigateway get-account')
    .each('apigatewayv2 get-stages', (stage) => {
      Object.assign(stage.DefaultRouteSettings as object, { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 });
    });
  const { differences } = await drift(WRITTEN_CHAT, unclear);
  expect(differences.filter((one) => one.includes('Throttling'))).toEqual([]);
});
