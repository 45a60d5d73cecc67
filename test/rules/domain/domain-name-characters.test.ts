import { IS_PROD, stack } from '../../support/api';
import { domain, onDomain } from '../../support/domain';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'domain-name-characters';

const PATH = 'Domain DomainName';

const named = (name: string, sections = '', type?: string): string =>
  onDomain('', { Domain: domain('', type).replace('chat.example.com', name) }, sections);

test.each(['chat_1.example.com', 'Chat.example.com', 'chat.Example.com', "!Sub '${Env}_chat.example.com'"])(
  '%s is reported',
  (name) => {
    expect(reports(id, named(name))).toEqual([PATH]);
  },
);

test.each(['chat.example.com', 'chat-1.example.com', '"*.example.com"', "!Sub '${AWS::Region}.example.com'"])(
  '%s passes',
  (name) => {
    expect(reports(id, named(name))).toEqual([]);
  },
);

test.each(['${AWS::Region}', '${AWS::AccountId}'])('%s has no characters that AWS rejects', (part) => {
  expect(unknowns(id, named(`!Sub '${part}.example.com'`))).toEqual([]);
});

test('the name of a stack may have upper case', () => {
  expect(unknowns(id, named("!Sub '${AWS::StackName}.example.com'"))).toHaveLength(1);
});

test('the message is what AWS says of underscores', () => {
  expect(judge(id, named('chat_1.example.com')).findings[0]?.message).toBe(
    'AWS rejects the domain chat_1.example.com: "Domain names cannot contain an underscore character".',
  );
});

test('the name of a symbol is no part of the name', () => {
  const sections = 'Parameters: { Zone_Name: { Type: String } }';
  expect(reports(id, named("!Sub 'chat.${Zone_Name}'", sections))).toEqual([]);
  expect(unknowns(id, named("!Sub 'chat.${Zone_Name}'", sections))).toHaveLength(1);
});

test('the default of a parameter decides', () => {
  expect(reports(id, named('!Ref Name', 'Parameters: { Name: { Type: String, Default: Chat.example.com } }'))).toEqual([
    PATH,
  ]);
});

test('the branch is named', () => {
  expect(reports(id, named('!If [IsProd, chat.example.com, chat_test.example.com]', IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
});

test('a domain of version 1 is judged where a WebSocket API is mapped to it', () => {
  const version1 = named('Chat.example.com', '', 'AWS::ApiGateway::DomainName');
  expect(reports(id, version1)).toEqual([PATH]);
  expect(reports(id, version1.replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('a domain of another API is not judged', () => {
  expect(reports(id, named('Chat.example.com').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('in a SAM template, the property that was written is named', () => {
  const sam = stack(
    {
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
        Domain: { DomainName: Chat.example.com, CertificateArn: arn }, Routes: {} } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual(['Chat Domain.DomainName']);
});
