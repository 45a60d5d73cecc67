import type { Result } from '../../../src/engine/finding';
import { judgeTemplates } from '../../../src/engine/judge-templates';

const PARENT = `Parameters: { A: { Type: String }, B: { Type: String } }
Conditions: { IsA: !Equals [!Ref A, a], IsB: !Equals [!Ref B, b] }
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Ask: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: ask } }
`;

const CHILD = `Parameters: { ApiId: { Type: String }, Key: { Type: String, Default: $default } }
Resources:
  Route: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref ApiId, RouteKey: !Ref Key } }
`;

type Stack = readonly [parameters: string, condition?: string, file?: string];

/** Stacks of the child, by the parameters of each, and its condition. */
function stacks(...all: readonly Stack[]): string {
  return all
    .map(
      ([parameters, condition, file = 'child.yaml'], index) => `  Stack${index}:
    Type: AWS::CloudFormation::Stack
    ${condition === undefined ? '' : `Condition: ${condition}`}
    Properties: { TemplateURL: ./${file}, Parameters: { ${parameters} } }
`,
    )
    .join('');
}

function judged(files: Readonly<Record<string, string>>, isApp = false): Result {
  return judgeTemplates(
    Object.entries(files).map(([file, text]) => ({ file, text })),
    { isApp },
  );
}

/** The branches in which messages that match no route are answered with Forbidden, and why it is unknown. */
function withoutDefault(files: Readonly<Record<string, string>>, isApp = false): string[] {
  const { findings, unknown } = judged(files, isApp);
  const isAsked = ({ ruleId }: { ruleId: string }): boolean => ruleId === 'default-route-missing';
  return [
    ...findings.filter(isAsked).map(({ branch = 'always' }) => branch),
    ...unknown.filter(isAsked).map(({ reason }) => `? ${reason}`),
  ];
}

describe('what a nested stack creates is there where the stack is', () => {
  const inBranch = (...all: readonly Stack[]): string[] =>
    withoutDefault({ 'parent.yaml': PARENT + stacks(...all), 'child.yaml': CHILD });

  test('a stack without a condition, always', () => {
    expect(inBranch(['ApiId: !Ref Api'])).toEqual([]);
  });

  test('a stack with a condition, where that holds', () => {
    expect(inBranch(['ApiId: !Ref Api', 'IsA'])).toEqual(['IsA is false']);
  });

  test('two stacks of one template, where one of them is', () => {
    expect(inBranch(['ApiId: !Ref Api', 'IsA'], ['ApiId: !Ref Api', 'IsB'])).toEqual(['IsA is false, IsB is false']);
    expect(inBranch(['ApiId: !Ref Api', 'IsA'], ['ApiId: !Ref Api'])).toEqual([]);
  });

  test('a stack in a stack, where both are', () => {
    const middle = `Parameters: { ApiId: { Type: String } }\nResources:\n${stacks(['ApiId: !Ref ApiId'])}`;
    expect(
      withoutDefault({
        'parent.yaml': PARENT + stacks(['ApiId: !Ref Api', 'IsA', 'middle.yaml']),
        'middle.yaml': middle,
        'child.yaml': CHILD,
      }),
    ).toEqual(['IsA is false']);
  });

  test('and a finding of it is not told to be of that branch: it has no other', () => {
    const wrong = CHILD.replace('RouteKey: !Ref Key', 'RouteKey: $connect, AuthorizationType: JWT');
    const { findings } = judged({ 'parent.yaml': PARENT + stacks(['ApiId: !Ref Api', 'IsA']), 'child.yaml': wrong });
    expect(findings.filter(({ ruleId }) => ruleId === 'route-authorization-type')).toMatchObject([
      { resource: { logicalId: 'Route', template: 'child.yaml' } },
    ]);
    expect(findings.find(({ ruleId }) => ruleId === 'route-authorization-type')).not.toHaveProperty('branch');
  });

  test('stacks nested in each other in a circle are there', () => {
    const { findings } = judged({
      'parent.yaml': PARENT + stacks(['ApiId: !Ref Api']),
      'child.yaml': CHILD.replace(': !Ref Key', ': send') + stacks(['A: a', undefined, 'parent.yaml']),
    });
    expect(findings.map(({ ruleId }) => ruleId)).toContain('default-route-missing');
  });
});

describe('the API of a nested stack, or of another one, that goes to a stack out of sight', () => {
  const elsewhere = (id: string): string => `  More:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: 'https://bucket.s3.amazonaws.com/more.yaml', Parameters: { ApiId: ${id} } }
`;
  const reason = '? nested stack More gets its id, and what that stack makes of it is out of sight';

  test('from its parent may get parts there', () => {
    const files = {
      'parent.yaml': `Resources:\n${stacks(['A: a'])}${elsewhere('!GetAtt Stack0.Outputs.Id')}`,
      'child.yaml': `${PARENT}Outputs: { Id: { Value: !Ref Api } }`,
    };
    expect(withoutDefault(files)).toEqual([reason]);
  });

  test('from its child may get parts there', () => {
    const files = {
      'parent.yaml': PARENT + stacks(['ApiId: !Ref Api']),
      'child.yaml': `Parameters: { ApiId: { Type: String } }\nResources:\n${elsewhere('!Ref ApiId')}`,
    };
    expect(withoutDefault(files)).toEqual([reason]);
  });

  test('from a stack that imports it may get parts there', () => {
    const files = {
      'exports.yaml': `${PARENT}Outputs: { Id: { Value: !Ref Api, Export: { Name: id } } }`,
      'imports.yaml': `Resources:\n${elsewhere('!ImportValue id')}`,
    };
    expect(withoutDefault(files, true)).toEqual([reason]);
  });

  test('gets none from what its parent in sight does not pass on', () => {
    const bare = PARENT.replace(
      / {2}Ask:.*\n/,
      '  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: live } }\n',
    );
    const files = {
      'parent.yaml': `Resources:\n${stacks(['A: a'])}`,
      'child.yaml': `${bare}Outputs: { Id: { Value: !Ref Api } }`,
    };
    const rules = (result: Result): string[] => result.findings.map(({ ruleId }) => ruleId);
    expect(rules(judged(files))).toContain('connect-route-authorized');
    expect(
      rules(
        judged({
          ...files,
          'parent.yaml': `${files['parent.yaml']}Outputs: { Id: { Value: !GetAtt Stack0.Outputs.Id } }`,
        }),
      ),
    ).not.toContain('connect-route-authorized');
  });
});

describe('of one template, several stacks', () => {
  test('have the parameters that all of them are given, and not those in which they differ', () => {
    const files = {
      'parent.yaml': PARENT + stacks(['ApiId: !Ref Api, Key: ask'], ['ApiId: !Ref Api, Key: tell']),
      'child.yaml': CHILD,
    };
    expect(withoutDefault(files)).toEqual(['? the key of route Route is only known at deployment']);
  });

  test('may do what they like with the API that only one of them is given', () => {
    const files = {
      'one.yaml': PARENT + stacks(['ApiId: !Ref Api']),
      'other.yaml': PARENT + stacks(['ApiId: !Ref Api']),
      'child.yaml': CHILD,
    };
    const reason = 'nested stack Stack0 gets its id, and what that stack makes of it is out of sight';
    expect(withoutDefault(files)).toEqual([`? ${reason}`, `? ${reason}`]);
  });
});

describe('a deployment', () => {
  const early = (parent: string, child: string): boolean =>
    judged({
      'parent.yaml': PARENT.replace(/ {2}Ask:.*\n/, '') + parent,
      'child.yaml': `Parameters: { ApiId: { Type: String } }\nResources:\n${child}`,
    }).findings.some(({ ruleId }) => ruleId === 'deployment-depends-on-routes');
  const part = (name: string, type: string, properties: string, more = ''): string =>
    `  ${name}: { Type: AWS::ApiGatewayV2::${type}, ${more} Properties: { ${properties} } }\n`;
  const stack = stacks(['ApiId: !Ref Api']);
  const route = part('Route', 'Route', 'ApiId: !Ref ApiId, RouteKey: ask');

  test('that waits for a nested stack waits for the routes in it', () => {
    expect(early(stack + part('Deployment', 'Deployment', 'ApiId: !Ref Api', 'DependsOn: Stack0,'), route)).toBe(false);
  });

  test('in a stack with the API that waits for no stack comes before their routes', () => {
    const local = part('Other', 'Route', 'ApiId: !Ref Api, RouteKey: tell');
    expect(early(stack + local + part('Deployment', 'Deployment', 'ApiId: !Ref Api'), route)).toBe(true);
  });

  test('in a nested stack waits for what that waits for, and so on outwards', () => {
    const here = route + part('Deployment', 'Deployment', 'ApiId: !Ref ApiId');
    const ask = part('Ask', 'Route', 'ApiId: !Ref Api, RouteKey: tell');
    expect(early(ask + stack, here)).toBe(true);
    expect(early(ask + stack.replace('Properties', 'DependsOn: Ask\n    Properties'), here)).toBe(false);
  });
});
