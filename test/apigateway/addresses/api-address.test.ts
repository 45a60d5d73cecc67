import * as fc from 'fast-check';
import { type ApiAddress, apiAddresses, mappedBranches } from '../../../src/apigateway/addresses/api-address';
import { buildModel } from '../../../src/apigateway/building/build-model';
import { asText, formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../../src/cloudformation/types';
import { ENDPOINT, handler, mapped } from '../../support/callback';
import { template } from '../../support/findings';
import { IS_PROD } from '../../support/api';
import { resourceOf } from '../../support/model';

const model = (value: string, more = mapped('chat')) => buildModel([template(handler({ env: { URL: value }, more }))]);

/** The addresses that the variable of the function names, in an app with more resources. */
function addresses(value: string, more?: Readonly<Record<string, string>>): readonly ApiAddress[] {
  const built = model(value, more);
  const text = asText(resourceOf(built, 'Handler').term('Environment', 'Variables', 'URL'));
  if (!text) throw new Error('the variable is a text');
  return apiAddresses(built, text, resourceOf(built, 'Handler').template);
}

/** An address in a line: its scheme, its host, its path. */
const line = ({ scheme, host, path }: ApiAddress): string =>
  [scheme, host, ...path.map((part) => formatText(part))].join(' | ');

test.each([
  [`!Sub "https://${ENDPOINT}/live"`, 'https | default endpoint | live'],
  [`!Sub "HTTPS://${ENDPOINT}/\${Stage}/"`, 'https | default endpoint | ${Stage}'],
  [`!Sub "${ENDPOINT}"`, ' | default endpoint'],
  ['!GetAtt Api.ApiEndpoint', 'wss | default endpoint'],
  ['!Join ["/", [!GetAtt Api.ApiEndpoint, live]]', 'wss | default endpoint | live'],
  ['!Sub "https://${Api.ApiId}.execute-api.eu-west-1.amazonaws.com/live"', 'https | default endpoint | live'],
  ['wss://ws.example.com/chat', 'wss | custom domain | chat'],
  ['WSS://WS.Example.com/chat', 'wss | custom domain | chat'],
  ['ws.example.com', ' | custom domain'],
  ['wss://ws.example.com/chat//', 'wss | custom domain | chat'],
  ['!Ref Domain', ' | custom domain'],
  ['!Sub "wss://${Domain}"', 'wss | custom domain'],
  ['!Join ["", ["", !Ref Domain, "/chat"]]', ' | custom domain | chat'],
  ['!GetAtt Domain.DomainName', ' | custom domain'],
  ['!Sub "https://${Domain}/chat"', 'https | custom domain | chat'],
])('%s', (value, expected) => {
  expect(addresses(value).map(line)).toEqual([expected]);
});

test.each([
  'https://example.com',
  '!Ref Api',
  '!GetAtt Domain.RegionalDomainName',
  '!Sub "https://${Api}.s3.amazonaws.com"',
  '!Sub "https://${Api.ApiEndpoint}.execute-api.eu-west-1.amazonaws.com"',
  '!Sub "https://x${Api}.execute-api.eu-west-1.amazonaws.com"',
  '!Sub "https://${AWS::Region}.execute-api.eu-west-1.amazonaws.com"',
  '!Sub "https://${Api}${AWS::Region}"',
  '!Sub "wss://ws.example.com/chat#${AWS::Region}"',
  'wss://ws.example.com/chat?a=b',
  'https://',
  'https:///live',
  '/live',
  '!Sub "https://${Other}.execute-api.eu-west-1.amazonaws.com"',
  `!Sub "https://${ENDPOINT}/live?debug=1"`,
  '!ImportValue Url',
  '"see wss://ws.example.com/chat"',
  '""',
])('%s is none', (value) => {
  expect(addresses(value)).toEqual([]);
});

describe('a custom domain has a mapping for an address', () => {
  const isFor = (url: string, more: Readonly<Record<string, string>>): readonly boolean[] =>
    addresses(url, more).map((address) => mappedBranches(address).length > 0);

  test.each([
    ['wss://ws.example.com/chat', 'chat', true],
    ['wss://ws.example.com/chat', '', false],
    ['wss://ws.example.com', '', true],
    ['wss://ws.example.com/', '""', true],
    ['wss://ws.example.com', 'chat', false],
    ['wss://ws.example.com/chat/v1', 'chat/v1', true],
    ['wss://ws.example.com/chat/v1', 'chat', false],
    ['wss://ws.example.com/chat', '!ImportValue Key', true],
    ['!Sub "wss://ws.example.com/${Gone}"', 'chat', true],
    ['!Sub "wss://ws.example.com/${AWS::Region}"', 'chat', false],
    ['!Sub "wss://ws.example.com/${AWS::Region}"', '!Ref AWS::Region', true],
  ])('%s, mapped under %s: %s', (url, key, expected) => {
    expect(isFor(url, mapped(key))).toEqual([expected]);
  });

  test('where one of several is', () => {
    const { Mapping = '' } = mapped('v1');
    expect(isFor('wss://ws.example.com/v1', { ...mapped('chat'), Second: Mapping })).toEqual([true]);
  });

  test('of its own API', () => {
    const { Mapping = '' } = mapped('beta');
    const more = {
      ...mapped('chat'),
      Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: other, ProtocolType: WEBSOCKET } }',
      Beta: Mapping.replace('!Ref Api,', '!Ref Other,'),
    };
    expect(isFor('wss://ws.example.com/beta', more)).toEqual([false, true]);
  });
});

test('a name with symbols means a domain of the same stack only, and one that only deployment knows none', () => {
  const named = (name: string, url: string): number => {
    const { Domain = '', Mapping = '' } = mapped('chat');
    return addresses(url, { Domain: Domain.replace('ws.example.com', name), Mapping }).length;
  };
  expect(named('!Sub "ws.${AWS::StackName}.com"', '!Sub "wss://ws.${AWS::StackName}.com/chat"')).toBe(1);
  expect(named('!Sub "ws.${AWS::StackName}.com"', '!Sub "wss://ws.${AWS::Region}.com/chat"')).toBe(0);
  expect(named('!ImportValue Name', '!ImportValue Name')).toBe(0);
});

test('a domain without a mapping in the branch in which it has the name leads nowhere', () => {
  const written = handler({ env: { URL: 'wss://ws.example.com/chat' }, more: mapped('chat'), sections: IS_PROD })
    .replace('DomainName: ws.example.com', 'DomainName: !If [IsProd, ws.example.com, x.example.com]')
    .replace('Mapping: {', 'Mapping: { Condition: IsTest,');
  const built = buildModel([template(written)]);
  const [lambda] = built.resources('AWS::Lambda::Function');
  expect(lambda && apiAddresses(built, ['wss://ws.example.com/chat'], lambda.template)).toEqual([]);
});

test('a custom domain leads to the API in the branch in which it has the name', () => {
  const written = handler({ env: { URL: 'wss://ws.example.com/chat' }, more: mapped('chat'), sections: IS_PROD });
  const built = buildModel([
    template(written.replace('DomainName: ws.example.com', 'DomainName: !If [IsProd, ws.example.com, x.example.com]')),
  ]);
  const [lambda] = built.resources('AWS::Lambda::Function');
  if (!lambda) throw new Error('the template has one');
  const [address] = apiAddresses(built, ['wss://ws.example.com/chat'], lambda.template);
  expect(address?.branches.map((branch) => branch.map(({ name, value }) => [name, value]))).toEqual([
    [['IsProd', true]],
  ]);
});

test('no text makes it throw', () => {
  const built = model('none');
  const [lambda] = built.resources('AWS::Lambda::Function');
  const [api] = built.apiResources;
  if (!lambda || !api) throw new Error('the template has both');
  const symbol = fc.constantFrom(
    { kind: 'resource', resource: api } as const,
    { kind: 'resource', resource: api, attribute: 'ApiEndpoint' } as const,
    { kind: 'unknown', label: 'Ref X', reason: 'no default' } as const,
  );
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('https://', 'wss://', '/', '.execute-api.', 'ws.example.com'),
    symbol,
  );
  fc.assert(
    fc.property(fc.array(part), (text: Text) => {
      expect(apiAddresses(built, text, lambda.template).length).toBeLessThanOrEqual(1);
    }),
  );
});
