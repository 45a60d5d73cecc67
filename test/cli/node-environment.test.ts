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

test('a stream is opened when something is written to it, since that takes a while', () => {
  const opened: string[] = [];
  const { output, log } = nodeEnvironment({
    get stdout() {
      opened.push('stdout');
      return stream();
    },
    get stderr() {
      opened.push('stderr');
      return stream();
    },
    env: {},
    cwd: () => '/',
  });
  expect(opened).toEqual([]);
  output.write('report');
  expect(opened).toEqual(['stdout']);
  log.write('note');
  expect(opened).toEqual(['stdout', 'stderr']);
});

test('a working directory that has been removed is said to be that, once it is asked for', () => {
  const environment = nodeEnvironment({
    stdout: stream(),
    stderr: stream(),
    env: {},
    cwd: () => {
      throw new Error('ENOENT: no such file or directory, uv_cwd');
    },
  });
  expect(() => environment.cwd).toThrow('the working directory does not exist any more; change to one that does');
});
