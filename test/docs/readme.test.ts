import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');

test('the first screen has exactly two commands, and both exist', () => {
  const screen = readme.slice(0, readme.indexOf('<!-- begin demo -->'));
  const commands = [...screen.matchAll(/^```sh\n(.+)\n```$/gm)].map(([, command]) => command);
  expect(commands).toHaveLength(2);
  const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: object;
  };
  for (const command of commands) {
    for (const [, name] of command?.matchAll(/npm run (\S+)/g) ?? []) expect(scripts).toHaveProperty([name ?? '']);
  }
});
