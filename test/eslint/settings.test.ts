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

const reported = (settings: unknown): readonly string[] => {
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

test.each([{}, { repairedBy: [] }, { repairedBy: ['HttpDefaults'] }, { protocols: ['http'], followImports: false }])(
  'settings that name nothing that repairs WebSocket constructs change nothing: %j',
  (settings) => {
    expect(reported(settings)).toEqual([...RULES].sort());
  },
);

test.each<[unknown, string]>([
  [{ followImport: false }, ' has no option "followImport"; did you mean "followImports"?'],
  ['http', ' takes an object with the options repairedBy, protocols, followImports, and no string'],
  [{ followImports: 'no' }, '.followImports takes true or false'],
  [
    { repairedBy: ['Defaults'] },
    '.repairedBy takes a list of WebSocketDefaults, WebSocketGuardInjectors, HttpDefaults',
  ],
  [{ repairedBy: 'WebSocketDefaults' }, '.repairedBy takes a list of WebSocketDefaults, '],
  [{ protocols: ['rest'] }, '.protocols takes a list of websocket, http'],
])('settings that would have no effect end the run: %j', (settings, message) => {
  expect(() => reported(settings)).toThrow(`settings['websocket-guard']${message}`);
});
