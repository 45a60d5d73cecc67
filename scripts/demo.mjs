// Synthesises the vulnerable chat app for real, and shows what the Aspect and the command say of it. Templates beside
// the checkout, or named as arguments, are judged as well.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const command = path.join(root, 'lib/cli/index.js');
const app = path.join(root, 'examples/chat');
const corpus = path.join(root, '..', 'shared', 'corpus');

const title = (text) => console.log(`\n\u2500\u2500 ${text}\n`);

/** Runs a program, and demands the exit status that shows it did its work: both gates must find something here. */
const run = (program, args, cwd, expected) => {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_VALIDATION: 'false' },
  });
  if (error) throw error;
  if (!expected.includes(status)) throw new Error(`${path.basename(program)} ${args[0]} ended with status ${status}`);
};

title('cdk synth: the Aspect annotates the constructs at fault');
fs.rmSync(path.join(app, 'cdk.out'), { recursive: true, force: true });
run(path.join(root, 'node_modules/.bin/cdk'), ['synth', '--quiet', '--no-notices', '--no-lookups'], app, [1]);

title('websocket-guard check cdk.out: the security review');
run(process.execPath, [command, 'check', 'cdk.out'], app, [1]);

const templates = process.argv.slice(2);
if (templates.length === 0 && fs.existsSync(corpus)) {
  templates.push(
    ...fs
      .readdirSync(corpus)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => path.join(corpus, file)),
  );
}
for (const template of templates) {
  title(`websocket-guard check ${path.relative(process.cwd(), template)}`);
  run(process.execPath, [command, 'check', path.relative(process.cwd(), template)], process.cwd(), [0, 1]);
}
