import { EXPORTED, IS_PROD, api, chat, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
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

test('what is no name at all is for linters', () => {
  expect(reports(id, chat({ Stage: STAGE, Plan: usagePlan(['!Ref Api', '[beta]']) }))).toEqual([]);
});

test('a plan of an API that is never there together with it is not judged', () => {
  const plan = usagePlan(['!If [IsProd, !Ref Api, a1b2c3]', 'beta']);
  expect(reports(id, chat({ Stage: STAGE, Plan: plan }, IS_PROD))).toEqual([
    'Plan ApiStages[0].Stage when IsProd is true',
  ]);
  expect(reports(id, chat({ Api: under('IsTest', api()), Stage: STAGE, Plan: plan }, IS_PROD))).toEqual([]);
});

test('a stage that may be out of sight is unknown at the entry', () => {
  expect(unknowns(id, chat({ Stage: STAGE, Plan: usagePlan(['!Ref Api', 'beta']) }, EXPORTED))).toEqual([
    expect.stringMatching(/^Plan ApiStages\[0\]\.Stage: ./),
  ]);
});
