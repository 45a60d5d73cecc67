import { check } from '../../src/engine/check';
import type { Policy } from '../../src/rules/policy';
import { template } from '../support/findings';

const APP = template(`
Resources:
  Chat: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP } }
  Old: { Type: AWS::ApiGatewayV2::Api, Properties: { Body: { openapi: 3.0.1 } } }
`);

/** Reports every API it is shown. */
const everyApi = (protocols?: Policy['protocols']): Policy => ({
  id: 'acme/every-api',
  category: 'runtime',
  severity: 'info',
  title: 'There is no API',
  why: 'It is to be seen which ones policies see.',
  fix: 'Remove it.',
  references: ['https://docs.example.com/apis'],
  ...(protocols ? { protocols } : {}),
  check: (model, judge) => {
    for (const api of model.apiResources) judge.report(api, '', model.protocol);
  },
});

const reported = (policy: Policy, protocols?: Policy['protocols']): readonly string[] =>
  check([APP], { policies: [policy], ...(protocols ? { protocols } : {}) })
    .findings.filter(({ ruleId }) => ruleId === policy.id)
    .map(({ resource, message }) => `${message} ${resource.logicalId}`);

test('HTTP APIs are judged where both the policy and the user ask for it', () => {
  const both = everyApi(['websocket', 'http']);
  expect(reported(both)).toEqual(['websocket Chat']);
  expect(reported(both, ['http'])).toEqual(['http Books', 'http Old']);
  expect(reported(both, ['http', 'websocket'])).toEqual(['http Books', 'websocket Chat', 'http Old']);
  expect(reported(everyApi(['http']))).toEqual([]);
  expect(reported(everyApi(), ['websocket', 'http'])).toEqual(['websocket Chat']);
});

test('the summary counts the APIs that were judged', () => {
  expect(check([APP]).summary).toMatchObject({ apis: 1 });
  expect(check([APP]).summary).not.toHaveProperty('httpApis');
  expect(check([APP], { protocols: ['websocket', 'http'] }).summary).toMatchObject({ apis: 3, httpApis: 2 });
});

test('the summary counts the APIs of a protocol that was not asked for', () => {
  expect(check([APP]).summary).toMatchObject({ otherApis: 2 });
  expect(check([APP], { protocols: ['http'] }).summary).toMatchObject({ otherApis: 1 });
  expect(check([APP], { protocols: ['websocket', 'http'] }).summary).not.toHaveProperty('otherApis');
});

test.each([[[]], [['rest']]])('protocols %j are refused', (protocols) => {
  expect(() => check([APP], { protocols: protocols as never })).toThrow('there are websocket, http');
});

describe('an API whose protocol depends on a condition', () => {
  const open = template(`
Conditions: { IsChat: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: !If [IsChat, WEBSOCKET, HTTP] } }
`);
  test('is judged in the branch in which it is an HTTP API', () => {
    const { findings } = check([open], { policies: [everyApi(['http'])], protocols: ['http'] });
    expect(findings.map(({ ruleId, branch }) => [ruleId, branch])).toContainEqual([
      'acme/every-api',
      'IsChat is false',
    ]);
  });
});

test('what is around two APIs is certain where one of them is a WebSocket API for certain', () => {
  const app = template(`
Parameters: { Protocol: { Type: String } }
Conditions: { IsChat: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: !If [IsChat, WEBSOCKET, HTTP] } }
  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: !If [IsChat, !Ref Protocol, WEBSOCKET] } }
  Domain: { Type: AWS::ApiGatewayV2::DomainName }
`);
  const aroundApis: Policy = {
    ...everyApi(),
    check: (model, judge) => {
      for (const domain of model.resources('AWS::ApiGatewayV2::DomainName')) judge.report(domain, '', 'a domain');
    },
  };
  const { findings, unknown } = check([app], { policies: [aroundApis] });
  const said = [...findings, ...unknown].filter(({ ruleId }) => ruleId === aroundApis.id);
  expect(said).toEqual([expect.objectContaining({ message: 'a domain' })]);
  expect(said[0]).not.toHaveProperty('branch');
});
