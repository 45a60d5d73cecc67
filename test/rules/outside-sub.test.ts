import { calls, permission, policy, statement } from '../support/access';
import { authorizer, chat, part, route } from '../support/api';
import { judge, line, reports } from '../support/findings';
import { stage } from '../support/stage';

/** What each policy says of a property of a template, written as text or with `!Sub` before it. */
const PROPERTIES: readonly (readonly [
  id: string,
  finding: string,
  write: (value: string, sections?: string) => string,
])[] = [
  [
    'route-target-format',
    'Send Target',
    (value, sections = '') =>
      chat({ Echo: part('Integration', 'IntegrationType: MOCK'), Send: route('send', `Target: ${value}`) }, sections),
  ],
  [
    'integration-lambda-uri',
    'Integration IntegrationUri',
    (value, sections = '') => chat(integrated('AWS_PROXY', value), sections),
  ],
  [
    'integration-uri-form',
    'Integration IntegrationUri',
    (value, sections = '') => chat(integrated('AWS', value), sections),
  ],
  [
    'authorizer-uri-invocation',
    'Authorizer AuthorizerUri',
    (value, sections = '') => chat({ Function: FUNCTION, Authorizer: authorizer({ AuthorizerUri: value }) }, sections),
  ],
  [
    'lambda-permission-shape',
    'Permission SourceArn',
    (value, sections = '') => calls({ sections, resources: [permission(undefined, { more: `SourceArn: ${value}` })] }),
  ],
  [
    'manage-connections-arn-shape',
    'Policy PolicyDocument.Statement.Resource',
    (value, sections = '') => policy(statement({ resource: value }), sections),
  ],
  [
    'stage-access-log-destination',
    'Stage AccessLogSettings.DestinationArn',
    (value, sections = '') =>
      stage(`AccessLogSettings: { DestinationArn: ${value} }`, {
        sections,
        resources: '\n  Log: { Type: AWS::Logs::LogGroup }\n',
      }),
  ],
];

const FUNCTION = '{ Type: AWS::Lambda::Function }';
const integrated = (type: string, uri: string): Record<string, string> => ({
  Function: FUNCTION,
  Queue: '{ Type: AWS::SQS::Queue }',
  Integration: part('Integration', `IntegrationType: ${type}, IntegrationUri: ${uri}`),
});

const VALUES: Readonly<Record<string, string>> = {
  'route-target-format': 'integrations/${Echo}',
  'integration-lambda-uri':
    'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
  'integration-uri-form': 'arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Queue.QueueName}',
  'authorizer-uri-invocation':
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
  'lambda-permission-shape': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/$connect',
  'manage-connections-arn-shape':
    'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/*',
  'stage-access-log-destination': 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}',
};

describe.each(PROPERTIES)('%s', (id, finding, write) => {
  const value = VALUES[id] ?? '';

  test('what Fn::Sub would replace is reported in a text without it', () => {
    const { findings } = judge(id, write(`'${value}'`));
    expect(findings.map(line)).toEqual([finding]);
    expect(findings[0]?.message).toMatch(/outside Fn::Sub, where CloudFormation leaves \$\{[\w.:]+\} as it is/);
  });

  test('also in a part of Fn::Join', () => {
    expect(reports(id, write(`!Join ['', ['${value}', '']]`))).toEqual([finding]);
  });

  test('it passes inside Fn::Sub', () => {
    expect(reports(id, write(`!Sub '${value}'`))).toEqual([]);
  });

  test('it passes where a macro may replace it', () => {
    expect(reports(id, write(`'${value}'`, 'Transform: MyMacro'))).toEqual([]);
  });
});

test('the sentences say what becomes of it', () => {
  const messages = PROPERTIES.map(([id, , write]) => judge(id, write(`'${VALUES[id] ?? ''}'`)).findings[0]?.message);
  expect(messages).toMatchInlineSnapshot(`
    [
      "integrations/\${Echo} stands outside Fn::Sub, where CloudFormation leaves \${Echo} as it is: no integration has that id.",
      "arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Function.Arn}/invocations stands outside Fn::Sub, where CloudFormation leaves \${AWS::Region} as it is: it names no function.",
      "arn:aws:apigateway:\${AWS::Region}:sqs:path/\${AWS::AccountId}/\${Queue.QueueName} stands outside Fn::Sub, where CloudFormation leaves \${AWS::Region} as it is: API Gateway can call nothing by it.",
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${Function.Arn}/invocations stands outside Fn::Sub, where CloudFormation leaves \${Function.Arn} as it is: it names no function.",
      "arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/$connect stands outside Fn::Sub, where CloudFormation leaves \${AWS::Region} as it is: it allows no call.",
      "arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/\${Stage}/POST/@connections/* matches no connection, since it stands outside Fn::Sub, where CloudFormation leaves \${AWS::Region} as it is: unless something else allows it, posting to one fails with AccessDeniedException.",
      "arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${Log} stands outside Fn::Sub, where CloudFormation leaves \${AWS::Region} as it is: it names no log group.",
    ]
  `);
});

test('names in braces that the template does not have are left alone', () => {
  const send = (target: string): string => chat({ Send: route('send', `Target: '${target}'`) });
  expect(reports('route-target-format', send('integrations/${stageVariables.echo}'))).toEqual([]);
  expect(reports('route-target-format', send('integrations/${toString}'))).toEqual([]);
  const uri = (value: string): string => chat(integrated('HTTP_PROXY', value));
  expect(reports('integration-uri-form', uri("'https://${stageVariables.host}/send'"))).toEqual([]);
  expect(reports('integration-uri-form', uri("'https://${Queue.QueueName}.example.com'"))).toEqual([
    'Integration IntegrationUri',
  ]);
});

test('a parameter counts as well', () => {
  const parameters = 'Parameters: { EchoId: { Type: String } }';
  const sent = chat({ Send: route('send', "Target: 'integrations/${EchoId}'") }, parameters);
  expect(reports('route-target-format', sent)).toEqual(['Send Target']);
});

test('a permission for another API than those of the app is left alone', () => {
  const rest = `  Rest: { Type: AWS::ApiGateway::RestApi }`;
  const more = "SourceArn: 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Rest}/*/GET/books'";
  const app = calls({ resources: [rest, permission(undefined, { more })] });
  expect(reports('lambda-permission-shape', app)).toEqual([]);
});

test('the fix of a permission has the text in Fn::Sub', () => {
  const [, , write] = PROPERTIES[4] ?? [];
  const value = VALUES['lambda-permission-shape'] ?? '';
  expect(judge('lambda-permission-shape', write?.(`'${value}'`) ?? '').findings[0]?.fix).toBe(`Write !Sub ${value}.`);
});
