import { command } from '../support/command';

/** What is said of wrong usage. */
async function said(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await command(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
}

test.each([
  ['an option that there is not', ['check', '--frobnicate'], "unknown option '--frobnicate'"],
  ['one that is spelled wrong', ['check', '--formt'], "unknown option '--formt'; did you mean --format?"],
  ['a command that is spelled wrong', ['chek'], "unknown command 'chek'; did you mean check?"],
  ['an option without its value', ['check', '--rule'], "option '--rule <id=level>' argument missing"],
  [
    'a value that there is not',
    ['check', '--format', 'xml'],
    "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, junit, markdown, github, gitlab, asff, html.",
  ],
  [
    'a level that there is not',
    ['check', '--rule', 'stage-name=loud'],
    "option '--rule <id=level>' argument 'stage-name=loud' is invalid. It is written ID=LEVEL, with a level of off, info, warning, error.",
  ],
  [
    'a rule without an id',
    ['check', '--rule', '=off'],
    "option '--rule <id=level>' argument '=off' is invalid. It is written ID=LEVEL, with a level of off, info, warning, error.",
  ],
  [
    'a file for standard output',
    ['check', '--output', 'json=-'],
    "option '--output <format=file>' argument 'json=-' is invalid. Standard output is written by --format; name a file.",
  ],
  [
    'two reports into one file',
    ['check', '--output', 'json=a.json', '--output', 'sarif=./a.json'],
    "option '--output <format=file>' argument 'sarif=./a.json' is invalid. Two reports cannot go to ./a.json.",
  ],
  [
    'another protocol',
    ['check', '--protocol', 'rest'],
    "option '--protocol <protocol>' argument 'rest' is invalid. Allowed choices are websocket, http.",
  ],
  ['an argument that is missing', ['explain'], "missing required argument 'rule'"],
  ['a required option', ['waive', 'stage-name', 'Stage'], "required option '--reason <text>' not specified"],
])('%s is a line like every other mistake of a user, and exit status 2', async (_, args, message) => {
  expect(await said(...args)).toBe(`websocket-guard: ${message}\n`);
});

test('what was typed cannot move the cursor', async () => {
  expect(await said('check', '--\u001b[2Jx')).toBe("websocket-guard: unknown option '--\\u001b[2Jx'\n");
});

test('without a command there is help, and exit status 2', async () => {
  expect(await said()).toMatch(/^Usage: websocket-guard /);
});

test('help and version are no mistakes', async () => {
  expect(await command(['check', '--help'])).toMatchObject({ code: 0, stderr: '' });
  expect(await command(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});
