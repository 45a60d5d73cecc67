import { Linter } from 'eslint';
import plugin from '../../src/eslint';

const CODE = `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', throttle: { rateLimit: 0, burstLimit: 5 } });
new WebSocketStage(this, 'Beta', { webSocketApi, stageName: 'beta' });`;
const RULES = [
  'stage-throttling',
  'stage-access-logs',
  'stage-deployed',
  'stage-execution-logs',
  'stage-throttle-zero',
];

const reported = (settings: Record<string, unknown>): readonly string[] => {
  const rules = Object.fromEntries(RULES.map((id) => [`websocket-guard/${id}`, 'error' as const]));
  const plugins = { 'websocket-guard': plugin };
  const messages = new Linter().verify(CODE, { plugins, rules, settings: { 'websocket-guard': settings } });
  return [...new Set(messages.map(({ ruleId }) => ruleId?.replace('websocket-guard/', '') ?? ''))].sort();
};

test.each(['WebSocketDefaults', 'WebSocketGuardInjectors'])(
  'what %s repairs in another file of the project is not reported, and what it does not is',
  (name) => {
    expect(reported({ repairedBy: [name] })).toEqual(['stage-throttle-zero']);
  },
);

test.each([{}, { repairedBy: [] }, { repairedBy: ['Something'] }, { repairedBy: 'WebSocketDefaults' }])(
  'settings that name nothing of this package change nothing: %j',
  (settings) => {
    expect(reported(settings)).toEqual([...RULES].sort());
  },
);
