import { nodeEnvironment } from '../../src/cli/node-environment';

const stream = (isTTY?: boolean): { write: () => boolean; isTTY?: boolean } => ({
  write: () => true,
  ...(isTTY === undefined ? {} : { isTTY }),
});

test.each([
  ['a terminal', true, {}, true],
  ['a pipe', undefined, {}, false],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
])('%s', (_, isTTY, env, isColourful) => {
  const { output } = nodeEnvironment({ stdout: stream(isTTY), stderr: stream(), env, cwd: () => '/' });
  expect(output.isTerminal).toBe(isColourful);
});

test('progress needs a terminal at standard error only', () => {
  const { log } = nodeEnvironment({
    stdout: stream(),
    stderr: stream(true),
    env: { NO_COLOR: '1' },
    cwd: () => '/',
  });
  expect(log.isTerminal).toBe(true);
});
