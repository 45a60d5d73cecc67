import * as fc from 'fast-check';
import { buildModel } from '../../../src/apigateway/building/build-model';
import { formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import type { Term } from '../../../src/cloudformation/types';
import { template } from '../../support/findings';

/** What a value turns out to be as a property, and as an arm of a condition, where every intrinsic is evaluated. */
function bothWays(value: unknown): readonly string[] {
  const model = buildModel([
    template({
      Conditions: { Always: { 'Fn::Equals': ['a', 'a'] } },
      Parameters: { Given: { Type: 'String', Default: 'given' }, Open: { Type: 'String' } },
      Resources: {
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
        Nested: { Type: 'AWS::CloudFormation::Stack' },
        Function: { Type: 'AWS::Serverless::Function', Properties: { AutoPublishAlias: 'live' } },
        One: { Type: 'Test::One', Properties: { Value: value } },
        Two: { Type: 'Test::One', Properties: { Value: { 'Fn::If': ['Always', value, 'other'] } } },
      },
    }),
  ]);
  return model.resources('Test::One').map((resource) =>
    resource
      .cases('Value')
      .map(({ value: term }) => shown(term))
      .join(' or '),
  );
}

function shown(term: Term): string {
  if (term.kind === 'scalar') return JSON.stringify(term.value);
  if (term.kind === 'text') return `text ${formatText(term.text)} in ${term.text.length}`;
  return term.kind === 'unknown' ? `unknown ${term.label}: ${term.reason}` : term.kind;
}

const name = fc.constantFrom(
  'Api',
  'Nested',
  'Function',
  'Function.Alias',
  'Given',
  'Open',
  'Nobody',
  'AWS::Region',
  'AWS::NoValue',
  'AWS::Api',
);
const attribute = fc.constantFrom<unknown>('Arn', 'Alias', 'Outputs.Id', 'Version', '', 7);
const { expression } = fc.letrec((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>('', 'a', 'arn:', '{{resolve:ssm:x}}', '{{', '}}', 5, true, null),
    fc.record({ Ref: name }),
    fc.record({ 'Fn::GetAtt': fc.tuple(name, attribute) }),
    fc.record({ 'Fn::GetAtt': fc.constantFrom('Api.ApiId', 'Nested.Outputs.Id', 'Api') }),
    fc.record({ 'Fn::Sub': fc.constantFrom('${Api}/x', '${Open}', 'plain') }),
    fc.record({
      'Fn::Join': fc.tuple(fc.constantFrom<unknown>('', '/', '{{', 5), fc.array(tie('expression'), { maxLength: 4 })),
    }),
    fc.record({ 'Fn::Join': tie('expression') }),
    fc.record({ Ref: name, more: fc.constant(1) }),
  ),
}));

test('what is read without evaluating branches is what evaluating them gives', () => {
  fc.assert(
    fc.property(expression, (value) => {
      const [quick, whole] = bothWays(value);
      expect(quick).toBe(whole);
    }),
    { numRuns: 1500 },
  );
});

test.each([
  [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x:', { 'Fn::GetAtt': ['Api', 'ApiId'] }]] }],
  [{ 'Fn::Join': ['/', [{ Ref: 'Api' }, '*', { Ref: 'AWS::NoValue' }]] }],
  [{ 'Fn::Join': ['', ['{', '{resolve:ssm:x}}']] }],
  [{ 'Fn::Join': [',', []] }],
])('%j', (value) => {
  const [quick, whole] = bothWays(value);
  expect(quick).toBe(whole);
});
