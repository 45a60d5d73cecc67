import { buildModel } from '../../../src/apigateway/building/build-model';
import { mappedDomains, apiDomains } from '../../../src/apigateway/domains/api-domains';
import type { Model } from '../../../src/apigateway/model';
import { EXPORTED, IS_PROD, of, stack } from '../../support/api';
import { MAPPING, domain, onDomain } from '../../support/domain';
import { template } from '../../support/findings';

const read = (...texts: readonly string[]): Model =>
  buildModel(texts.map((text, index) => template(text, `${index}.yaml`)));

const mapped = (model: Model): readonly string[] =>
  apiDomains(model).map(({ resource, mappings }) =>
    [resource.logicalId, ...mappings.map((mapping) => mapping.resource.logicalId)].join(),
  );

test.each([
  ['by Ref', '!Ref Domain'],
  ['by name', 'chat.example.com'],
  ['by name, in whatever case', 'Chat.Example.com'],
])('an API is mapped to a domain %s', (_, name) => {
  expect(mapped(read(onDomain('', { Mapping: MAPPING.replace('!Ref Domain', name) })))).toEqual(['Domain,Mapping']);
});

test('an API can be mapped to a domain of version 1', () => {
  expect(mapped(read(onDomain('', { Domain: domain('', 'AWS::ApiGateway::DomainName') })))).toEqual(['Domain,Mapping']);
});

test.each(['example.org', '!ImportValue Domain', "!Sub '${AWS::StackName}.example.com'"])(
  'a mapping to %s is to none in sight',
  (name) => {
    expect(mapped(read(onDomain('', { Mapping: MAPPING.replace('!Ref Domain', name) })))).toEqual([]);
  },
);

test('several APIs may share a domain, from several stacks', () => {
  const more = of('!ImportValue ChatApi', stack({ More: MAPPING.replace('!Ref Domain', 'chat.example.com') }));
  expect(mapped(read(onDomain('', {}, EXPORTED), more))).toEqual(['Domain,Mapping,More']);
});

test('the same name in another environment is another domain', () => {
  const elsewhere = {
    ...template(of('!ImportValue ChatApi', stack({ Elsewhere: domain('') })), 'elsewhere.yaml'),
    environment: 'aws://111111111111/us-east-1',
  };
  const here = template(onDomain('', { Mapping: MAPPING.replace('!Ref Domain', 'chat.example.com') }));
  expect(mapped(buildModel([here, elsewhere]))).toEqual(['Domain,Mapping']);
});

test.each([
  [
    'each in the branch it holds in',
    '!If [IsProd, !Ref Domain, example.org]',
    [
      ['Domain', true],
      [undefined, false],
    ],
  ],
  ['one, where two spellings are the same domain', '!If [IsProd, !Ref Domain, chat.example.com]', [['Domain']]],
])('the domains of a mapping are %s', (_, name, domains) => {
  const model = read(onDomain('', { Mapping: MAPPING.replace('!Ref Domain', name) }, IS_PROD));
  const mapping = model.apis[0]?.mappings[0];
  if (!mapping) throw new Error('there is a mapping');
  expect(
    mappedDomains(model, mapping.resource).map(({ resource, when }) => [
      resource?.logicalId,
      ...when.map(({ value }) => value),
    ]),
  ).toEqual(domains);
});
