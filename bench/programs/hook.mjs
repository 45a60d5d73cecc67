// Runs the handler of the hook in a process of its own and measures the first event, including loading, and later ones.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { median } from '../measure.mjs';

const [file, format] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const require = createRequire(import.meta.url);
const template = format === 'yaml' ? require('yaml').stringify(JSON.parse(text)) : text;
const payload = JSON.stringify({ template, previousTemplate: template });
const event = {
  clientRequestToken: 'bench',
  actionInvocationPoint: 'UPDATE_PRE_PROVISION',
  requestData: { targetName: 'STACK', targetType: 'STACK', targetLogicalId: 'bench', payload: 'https://localhost' },
};

const start = performance.now();
const { createHandler } = require('../../lib/core/hook.js');
const load = performance.now() - start;
const handler = createHandler({ fetchPayload: async () => payload });
const timed = async () => {
  const before = performance.now();
  const { errorCode } = await handler(event);
  if (errorCode === 'InternalFailure') throw new Error('the template could not be judged');
  return performance.now() - before;
};
const first = await timed();
const later = [];
for (let i = 0; i < 30; i++) later.push(await timed());
console.log(
  JSON.stringify({ kB: template.length / 1e3, load, first, warm: median(later), rss: process.memoryUsage().rss / 1e6 }),
);
