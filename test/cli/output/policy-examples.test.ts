import { examplesOf } from '../../../src/cli/output/policy-examples';
import { command } from '../../support/command';
import { directoryWith } from '../../support/files';

test('a policy is explained by its id in any spelling', async () => {
  const { code, stdout } = await command(['explain', 'WebSocketGuard-StageThrottling']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^stage-throttling \(/);
});

test('one that there is not is refused, with the one that is meant', async () => {
  const { code, stderr } = await command(['explain', 'stage-throtling']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^websocket-guard: .*stage-throtling.*did you mean "stage-throttling"\?\n$/);
});

test('examples are those that the build has put beside the command', () => {
  const bad = { name: 'bad.yaml', text: 'Resources: {}' };
  const directory = directoryWith({ 'examples.json': { 'stage-name': [bad] } });
  expect(examplesOf('stage-name', directory)).toEqual([bad]);
  for (const own of ['acme/name', 'constructor', '__proto__']) expect(examplesOf(own, directory)).toEqual([]);
  expect(examplesOf('stage-name', directoryWith({}))).toEqual([]);
});
