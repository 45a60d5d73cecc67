import { App } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ChatStack } from '../examples/chat/lib/chat-stack';
import { readAssembly } from '../src/assembly/read-assembly';
import { check } from '../src/engine/check';
import { ApiIndex } from '../src/report/api-index';
import { textReport } from '../src/report/formats/text-report';
import { CATALOGUE } from '../src/rules/catalogue';
import { VERSION } from '../src/version';

const PLAIN = { colour: false, showUnknown: false, showSuppressed: false, quiet: false, failOn: 'error' } as const;
const ROOT = path.join(__dirname, '..');

/** The output of the command for examples/chat: the first findings, and the summary. */
export function demoExcerpt(): string {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'));
  try {
    const app = new App({ outdir, analyticsReporting: false });
    new ChatStack(app, 'Chat');
    const result = check(readAssembly(app.synth().directory));
    const report = textReport({
      result,
      policies: CATALOGUE,
      apis: new ApiIndex(),
      checkedAt: new Date(0),
      aws: { account: '000000000000', region: 'us-east-1' },
      version: VERSION,
      options: PLAIN,
    });
    const [first, second, ...others] = report
      .trim()
      .split('\n\n')
      .map((text) => text.replaceAll(outdir, 'cdk.out').replaceAll(`${path.join(ROOT, 'examples/chat')}/`, ''));
    return ['```', [first, second, '…', others.at(-1)].join('\n\n'), '```'].join('\n');
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}
