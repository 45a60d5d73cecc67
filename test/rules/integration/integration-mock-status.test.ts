import { integration, IS_PROD } from '../../support/integration';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'integration-mock-status';
const MOCK = 'IntegrationType: MOCK';
const mock = (templates: string, sections = ''): string =>
  integration(`${MOCK}, RequestTemplates: ${templates}`, { sections });
const here = 'Integration RequestTemplates.$default';

test('a mock without a request template is reported, one that gives a status code is not', () => {
  expect(reports(id, integration(MOCK))).toEqual(['Integration RequestTemplates']);
  expect(reports(id, mock('{}'))).toEqual(['Integration RequestTemplates']);
  expect(reports(id, mock(`{ '200': '{"statusCode":200}' }`))).toEqual([]);
});

test('integrations that are no mocks need none', () => {
  for (const type of ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY'])
    expect(reports(id, integration(`IntegrationType: ${type}`))).toEqual([]);
});

test('a number written as text is taken, another text is reported', () => {
  expect(reports(id, mock(`{ $default: '{"statusCode":"200"}' }`))).toEqual([]);
  expect(reports(id, mock(`{ $default: '{"statusCode":"OK"}' }`))).toEqual([here]);
  expect(judge(id, mock(`{ $default: '{"statusCode":"OK"}' }`)).findings[0]?.message).toBe(
    'The template of the mock prints OK as its statusCode, which is not a number: API Gateway fails with an error instead of answering.',
  );
});

test('a branch of the template without a status code is reported', () => {
  const half = mock(`{ $default: '#if($context.authorizer.role){"statusCode":200}#end' }`);
  expect(reports(id, half)).toEqual([here]);
  expect(judge(id, half).findings[0]?.message).toContain('prints no statusCode in one of its branches');
});

test('one template that gives a status code is enough, since messages choose', () => {
  expect(reports(id, mock(`{ a: '{"statusCode":200}', b: '{}' }`))).toEqual([]);
  expect(reports(id, mock(`{ a: '{"statusCode":"OK"}', b: '{}' }`))).toEqual([
    'Integration RequestTemplates.a',
    'Integration RequestTemplates.b',
  ]);
});

test('on $connect the message says that nobody can connect', () => {
  const connect = integration(MOCK, {
    resources: `
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, Target: !Sub 'integrations/\${Integration}' }`,
  });
  expect(judge(id, connect).findings[0]?.message).toBe(
    'The mock has no request template that gives a statusCode: API Gateway fails with an error, and no client can connect.',
  );
});

describe('branches', () => {
  const GOOD = `'{"statusCode":200}'`;
  test.each([
    [`{ $default: !If [IsProd, ${GOOD}, '{}'] }`, `${here} when IsProd is false`],
    [`{ $default: !If [IsProd, !Ref AWS::NoValue, ${GOOD}] }`, 'Integration RequestTemplates when IsProd is true'],
    [`!If [IsProd, { $default: ${GOOD} }, !Ref AWS::NoValue]`, 'Integration RequestTemplates when IsProd is false'],
  ])('%s names the one at fault', (templates, expected) => {
    expect(reports(id, mock(templates, IS_PROD))).toEqual([expected]);
  });

  test('of the type count', () => {
    const type = integration('IntegrationType: !If [IsProd, MOCK, AWS_PROXY]', { sections: IS_PROD });
    expect(reports(id, type)).toEqual(['Integration RequestTemplates when IsProd is true']);
  });
});

test.each([
  '{ $default: !ImportValue template }',
  '!ImportValue templates',
  `{ $default: '{"statusCode":$stageVariables.code}' }`,
  `{ $default: '#if($x)' }`,
  `{ $default: !Sub '{"statusCode":\${Code}}' }`,
])('%s is unknown', (templates) => {
  const open = mock(templates, '\nParameters: { Code: { Type: String } }');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test('what is unknown is so at the template, with the reason', () => {
  const reason = `${here}: the statusCode that it prints is only known at run time`;
  expect(unknowns(id, mock('{ $default: !ImportValue Template }'))).toEqual([reason]);
  const either = '#if($a){"statusCode":200}#else{"statusCode":$code}#end';
  expect(unknowns(id, mock(`{ $default: '${either}' }`))).toEqual([reason]);
});

test('a template that is not there in one branch gives no statusCode', () => {
  const { findings } = judge(id, mock(`{ $default: !If [IsProd, '{"statusCode":200}', !Ref AWS::NoValue] }`, IS_PROD));
  expect(findings).toMatchObject([
    {
      branch: 'IsProd is false',
      message: expect.stringContaining('no request template that gives a status') as string,
    },
  ]);
});

test('what is no map of templates is for linters, and a long text is shown in part', () => {
  expect(reports(id, mock('none'))).toEqual([]);
  const { findings } = judge(id, mock(`{ $default: '{"statusCode":"${'x'.repeat(80)}"}' }`));
  expect(findings[0]?.message).toMatch(/ prints "?x{39,40} as its statusCode/);
});
