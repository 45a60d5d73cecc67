import { chat } from '../../support/api';
import { judge, reports } from '../../support/findings';
import { STAGE, asksForStage } from '../../support/named-stage';
import { usagePlan } from '../../support/usage-plan';

const id = 'usage-plan-stage';

asksForStage(id, (stage) => usagePlan(['!Ref Api', stage]), 'Plan ApiStages[0].Stage');

test('the entry at fault is named', () => {
  const plan = usagePlan(['!Ref Api', '!Ref Stage'], ['a1b2c3', 'prod'], ['!Ref Api', 'beta']);
  expect(reports(id, chat({ Stage: STAGE, Plan: plan }))).toEqual(['Plan ApiStages[2].Stage']);
});

test('the message says which API and stage', () => {
  const { findings } = judge(id, chat({ Stage: STAGE, Plan: usagePlan(['!Ref Api', 'beta']) }));
  expect(findings[0]?.message).toBe('WebSocket API Api has no stage beta: AWS rejects the plan.');
});
