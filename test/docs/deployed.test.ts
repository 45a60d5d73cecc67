import * as fs from 'node:fs';
import * as path from 'node:path';
import { readAnswers } from '../../src/deployed/read-answers';
import { CHAT_FILE } from '../deployed/saved-answers';
import { WRITTEN_CHAT } from '../deployed/written-chat';
import { command } from '../support/command';
import { directoryWith } from '../support/files';

const PAGE = fs.readFileSync(path.join(__dirname, '../../docs/deployed.md'), 'utf8');

/** The blocks of the page in a language. */
function blocks(language: string): readonly string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
}

const cwd = directoryWith({
  'chat.json': fs.readFileSync(CHAT_FILE, 'utf8'),
  'chat.template.yaml': WRITTEN_CHAT.replace('AuthorizationType: NONE', 'AuthorizationType: AWS_IAM'),
});

test('the page has commands with what they print, and a document', () => {
  expect([blocks('console').length, blocks('json').length]).toEqual([2, 1]);
});

test.each(blocks('console'))('a command prints what the page says: %s', async (block) => {
  const [line = '', ...printed] = block.trimEnd().split('\n');
  const args = line
    .replace('$ npx websocket-guard ', '')
    .split(' ')
    .map((word) => (fs.existsSync(path.join(cwd, word)) ? path.join(cwd, word) : word));
  const { stdout } = await command(args, { cwd });
  let rest = stdout;
  for (const part of printed.join('\n').split('\n…')) {
    const at = rest.indexOf(part.trim());
    expect({ part, isThere: at !== -1 }).toEqual({ part, isThere: true });
    rest = rest.slice(at + part.trim().length);
  }
});

test('the document is read', () => {
  const [document = ''] = blocks('json');
  expect(readAnswers(document, 'deployed.json').lack('lambda get-policy', 'chat')).toContain('AccessDeniedException');
});

test('the options of collect are those that the page has', async () => {
  const { stdout } = await command(['collect', '--help']);
  const options = [...stdout.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option ?? '');
  expect(options.filter((option) => !PAGE.includes(`\`${option}`))).toEqual([]);
});

test('the permissions are those that the script names', async () => {
  const { stdout } = await command(['collect']);
  const named = [...stdout.matchAll(/\b(?:lambda|iam|logs|cloudwatch):[A-Z]\w+/g)].map(([permission]) => permission);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((permission) => !PAGE.includes(permission))).toEqual([]);
});
