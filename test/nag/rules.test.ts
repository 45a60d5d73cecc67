import { Stack, type CfnResource } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { type NagRule, rules, rulesFor } from '../../src/nag/rules';
import { CATALOGUE } from '../../src/rules/catalogue';
import { addChat, cfn, newApp } from '../support/chat-app';

/** A rule by its name. */
function named(name: string, of = rules): NagRule {
  const rule = of[name];
  if (!rule) throw new Error(`no rule ${name}`);
  return rule;
}

/** A pack of a company that takes two of our rules. */
class AcmeChecks extends NagPack {
  public readonly name = 'Acme';

  public constructor() {
    super();
    this.packName = 'Acme';
  }

  protected checkResource(node: CfnResource): void {
    for (const rule of [named('StageThrottling'), named('StageDeployed')]) {
      this.applyRule({ info: 'ours', explanation: 'ours', level: NagMessageLevel.ERROR, node, rule });
    }
  }
}

test('every policy is a rule function whose name is the suffix of its id', () => {
  expect(Object.keys(rulesFor('websocket', 'http'))).toHaveLength(CATALOGUE.length);
  expect(named('StageThrottling').name).toBe('StageThrottling');
});

test('those about HTTP APIs are there where they are asked for', () => {
  const isHttp = (name: string): boolean => name.startsWith('Http');
  expect(Object.keys(rules).filter(isHttp)).toEqual([]);
  expect(Object.keys(rulesFor('http')).filter(isHttp)).toHaveLength(
    CATALOGUE.filter(({ id }) => id.startsWith('http-')).length,
  );
  expect(Object.keys(rulesFor('http'))).toContain('StageThrottling');
  expect(Object.keys(rulesFor('http'))).not.toContain('ConnectRouteAuthorized');
});

test('a rule judges the kinds of APIs that are asked for', () => {
  const app = newApp();
  const { stage } = addChat(new Stack(app, 'Chat'));
  const books = new HttpApi(new Stack(app, 'Shop'), 'Books');
  const shelf = cfn(books.defaultStage ?? books);
  const verdicts = (of: ReturnType<typeof rulesFor>): readonly unknown[] =>
    [cfn(stage), shelf].map((resource) => named('StageThrottling', of)(resource));
  const { COMPLIANT, NON_COMPLIANT } = NagRuleCompliance;
  expect(verdicts(rules)).toEqual([NON_COMPLIANT, COMPLIANT]);
  expect(verdicts(rulesFor('http'))).toEqual([COMPLIANT, NON_COMPLIANT]);
  expect(verdicts(rulesFor('websocket', 'http'))).toEqual([NON_COMPLIANT, NON_COMPLIANT]);
});

test('a rule judges the resource it is asked about', () => {
  const stack = new Stack(newApp(), 'Chat');
  const { api, stage } = addChat(stack);
  expect(named('StageThrottling')(cfn(stage))).toBe(NagRuleCompliance.NON_COMPLIANT);
  expect(named('StageThrottling')(cfn(api))).toBe(NagRuleCompliance.COMPLIANT);
  expect(named('StageDeployed')(cfn(stage))).toBe(NagRuleCompliance.COMPLIANT);
});

test('a change of the app is seen by whoever asks later', async () => {
  const { stage } = addChat(new Stack(newApp(), 'Chat'));
  expect(named('StageThrottling')(cfn(stage))).toBe(NagRuleCompliance.NON_COMPLIANT);
  await Promise.resolve();
  cfn(stage).addPropertyOverride('DefaultRouteSettings', { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 100 });
  expect(named('StageThrottling')(cfn(stage))).toBe(NagRuleCompliance.COMPLIANT);
});

test('a resource around an API is judged too', () => {
  const stack = new Stack(newApp(), 'Chat');
  const { stage } = addChat(stack);
  const logs = new CfnLogGroup(stack, 'Logs');
  cfn(stage).addPropertyOverride('AccessLogSettings', { DestinationArn: logs.attrArn, Format: '$context.requestId' });
  expect(named('LogGroupRetention')(logs)).toBe(NagRuleCompliance.NON_COMPLIANT);
  expect(named('LogGroupRetention')(new CfnLogGroup(stack, 'Others'))).toBe(NagRuleCompliance.NOT_APPLICABLE);
});

test('packs of other people can apply them', () => {
  const app = newApp();
  addChat(new Stack(app, 'Chat'));
  const { violations } = new AcmeChecks().validateScope(app);
  expect(violations).toMatchObject([
    { ruleName: 'Acme-StageThrottling', violatingResources: [{ constructPath: 'Chat/Live/Resource' }] },
  ]);
});
