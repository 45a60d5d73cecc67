import { EXPORTED, IS_PROD, of, stack, under } from '../../support/api';
import { MAPPING, domain, onDomain } from '../../support/domain';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'domain-routing-mode';

const PATH = 'Domain RoutingMode';
const RULES_ONLY = 'RoutingMode: ROUTING_RULE_ONLY';

const rule = (api: string): string =>
  `{ Type: AWS::ApiGatewayV2::RoutingRule, Properties: { DomainNameArn: !GetAtt Domain.DomainNameArn, Priority: 1,
    Conditions: [], Actions: [{ InvokeApi: { ApiId: ${api}, Stage: live } }] } }`;
const ruled = (api: string, sections = ''): string => onDomain('', { Rule: rule(api) }, sections);

describe('the mode of a domain', () => {
  test('ROUTING_RULE_ONLY is reported', () => {
    expect(reports(id, onDomain(RULES_ONLY))).toEqual([PATH]);
  });

  test('ROUTING_RULE_ONLY is reported on a domain of version 1', () => {
    expect(reports(id, onDomain('', { Domain: domain(RULES_ONLY, 'AWS::ApiGateway::DomainName') }))).toEqual([PATH]);
  });

  test.each(['API_MAPPING_ONLY', 'ROUTING_RULE_THEN_API_MAPPING', 'BASE_PATH_MAPPING_ONLY', '!Ref AWS::NoValue'])(
    '%s passes',
    (mode) => {
      expect(reports(id, onDomain(`RoutingMode: ${mode}`))).toEqual([]);
    },
  );

  test('does not matter where no WebSocket API is mapped', () => {
    expect(reports(id, onDomain(RULES_ONLY).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
    expect(reports(id, onDomain(RULES_ONLY, { Mapping: MAPPING.replace('!Ref Domain', 'example.org') }))).toEqual([]);
  });

  test('is judged branch by branch', () => {
    expect(
      reports(id, onDomain('RoutingMode: !If [IsProd, ROUTING_RULE_ONLY, !Ref AWS::NoValue]', {}, IS_PROD)),
    ).toEqual([`${PATH} when IsProd is true`]);
    expect(reports(id, onDomain(RULES_ONLY, { Mapping: under('IsProd', MAPPING) }, IS_PROD))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('is unknown where only deployment knows it', () => {
    expect(reports(id, onDomain('RoutingMode: !ImportValue Mode'))).toEqual([]);
    expect(unknowns(id, onDomain('RoutingMode: !ImportValue Mode'))).toHaveLength(1);
  });
});

describe('a routing rule', () => {
  test.each(['!Ref Api', '!GetAtt Api.ApiId', "!Sub '${Api}'"])('that invokes %s is reported', (api) => {
    expect(reports(id, ruled(api))).toEqual(['Rule Actions[0].InvokeApi.ApiId']);
    expect(judge(id, ruled(api)).findings[0]?.message).toMatch(/^The rule invokes WebSocket API Api: /);
  });

  test.each(['!Ref Rest', 'a1b2c3', '!ImportValue Other'])('that invokes %s passes', (api) => {
    expect(reports(id, ruled(api))).toEqual([]);
  });

  test('is reported in the branch in which it invokes the API', () => {
    expect(reports(id, ruled('!If [IsProd, !Ref Api, a1b2c3]', IS_PROD))).toEqual([
      'Rule Actions[0].InvokeApi.ApiId when IsProd is true',
    ]);
  });

  test('may be in another stack than the API', () => {
    const rules = of('!ImportValue ChatApi', stack({ Rule: rule('!ImportValue ChatApi'), Domain: domain('') }));
    expect(reports(id, onDomain('', {}, EXPORTED), rules)).toEqual(['Rule Actions[0].InvokeApi.ApiId']);
  });

  test('that invokes an HTTP API passes where WebSocket APIs are judged', () => {
    expect(reports(id, ruled('!Ref Api').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });
});
