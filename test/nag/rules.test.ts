import { Stack, type CfnResource } from 'aws-cdk-lib';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { type NagRule, rules } from '../../src/nag/rules';
import { CATALOGUE } from '../../src/rules/catalogue';
import { addChat, cfn, newApp } from '../support/chat-app';

/** A rule by its name. */
function named(name: string): NagRule {
  const rule = rules[name];
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
  expect(Object.keys(rules)).toHaveLength(CATALOGUE.length);
  expect(named('StageThrottling').name).toBe('StageThrottling');
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

test('packs of other people can apply them', () => {
  const app = newApp();
  addChat(new Stack(app, 'Chat'));
  const { violations } = new AcmeChecks().validateScope(app);
  expect(violations).toMatchObject([
    { ruleName: 'Acme-StageThrottling', violatingResources: [{ constructPath: 'Chat/Live/Resource' }] },
  ]);
});
