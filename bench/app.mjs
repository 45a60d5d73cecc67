// One synthesis of an app with some number of resources, in a process of its own: `node app.mjs RESOURCES VARIANT`.
import { createRequire } from 'node:module';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const [resources, variant] = [Number(process.argv[2]), process.argv[3]];
const { App, Aspects, Stack, Validations } = require('aws-cdk-lib');
const v2 = require('aws-cdk-lib/aws-apigatewayv2');
const { WebSocketMockIntegration } = require('aws-cdk-lib/aws-apigatewayv2-integrations');

/** A WebSocket API makes 16 resources: API, stage, seven routes with an integration each. */
const PER_API = 16;
/** CloudFormation takes 500 resources a stack. */
const APIS_PER_STACK = 30;

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const app = new App({ outdir, analyticsReporting: false });
for (let index = 0; index < resources / PER_API; index++) {
  const name = `S${Math.floor(index / APIS_PER_STACK)}`;
  const stack = app.node.tryFindChild(name) ?? new Stack(app, name);
  const webSocketApi = new v2.WebSocketApi(stack, `Api${index}`);
  for (const key of ['$connect', '$disconnect', '$default', 'a', 'b', 'c', 'd']) {
    webSocketApi.addRoute(key, { integration: new WebSocketMockIntegration(`Mock${key.replace('$', '')}`) });
  }
  new v2.WebSocketStage(stack, `Stage${index}`, { webSocketApi, stageName: 'live', autoDeploy: true });
}

const start = performance.now();
let loaded = start;
if (variant === 'AwsSolutions') {
  const { AwsSolutionsChecks } = require('cdk-nag');
  loaded = performance.now();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} else if (variant === 'pack' || variant === 'aspect') {
  const { WebSocketGuard, WebSocketGuardChecks } = require('../lib/index.js');
  loaded = performance.now();
  if (variant === 'pack') Validations.of(app).addPlugins(new WebSocketGuardChecks(app));
  else Aspects.of(app).add(new WebSocketGuard());
}
console.error = () => undefined;
let judging = 0;
for (const plugin of app._validationPlugins ?? []) {
  const { validate } = plugin;
  plugin.validate = function (context) {
    const before = performance.now();
    try {
      return { ...validate.call(this, context), success: true };
    } finally {
      judging = performance.now() - before;
    }
  };
}
app.synth();
const total = performance.now() - start;

const files = fs.readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
const before = performance.now();
for (const file of files) JSON.parse(fs.readFileSync(path.join(outdir, file), 'utf8'));
const reading = performance.now() - before;
fs.rmSync(outdir, { recursive: true, force: true });
process.exitCode = 0;
console.log(JSON.stringify({ total, load: loaded - start, judging, reading, rss: process.memoryUsage.rss() / 1e6 }));
