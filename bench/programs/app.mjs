// Synthesises one app in a process of its own: `node app.mjs KIND RESOURCES VARIANT`, and for cdk-preflight the project
// that has it installed.
import { createRequire } from 'node:module';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const [kind, resources, variant, project] = [
  process.argv[2],
  Number(process.argv[3]),
  process.argv[4],
  process.argv[5],
];
const { App, Aspects, Stack, Validations } = require('aws-cdk-lib');
const v2 = require('aws-cdk-lib/aws-apigatewayv2');
const { WebSocketMockIntegration } = require('aws-cdk-lib/aws-apigatewayv2-integrations');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const lambda = require('aws-cdk-lib/aws-lambda');
const s3 = require('aws-cdk-lib/aws-s3');
const sqs = require('aws-cdk-lib/aws-sqs');

/** A WebSocket API has 16 resources: API, stage, seven routes with an integration each. */
const PER_API = 16;
/** A service has 6 resources: function, role, policy, table, queue, bucket. */
const PER_SERVICE = 6;
/** The CloudFormation limit is 500 resources per stack. */
const PER_STACK = 480;

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const app = new App({ outdir, analyticsReporting: false });

function addApi(stack, name) {
  const webSocketApi = new v2.WebSocketApi(stack, `Api${name}`);
  for (const key of ['$connect', '$disconnect', '$default', 'a', 'b', 'c', 'd']) {
    webSocketApi.addRoute(key, { integration: new WebSocketMockIntegration(`Mock${key.replace('$', '')}`) });
  }
  new v2.WebSocketStage(stack, `Stage${name}`, { webSocketApi, stageName: 'live', autoDeploy: true });
}

function addService(stack, name) {
  const handler = new lambda.Function(stack, `Function${name}`, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => undefined;'),
  });
  new dynamodb.Table(stack, `Table${name}`, { partitionKey: { name: 'pk', type: 'S' } }).grantReadWriteData(handler);
  new sqs.Queue(stack, `Queue${name}`).grantSendMessages(handler);
  new s3.Bucket(stack, `Bucket${name}`).grantRead(handler);
}

for (let left = resources, index = 0; left > 0; left -= PER_STACK, index++) {
  const stack = new Stack(app, `S${index}`);
  const here = Math.min(left, PER_STACK);
  // An app of only WebSocket APIs is the worst case; most apps have one among other resources.
  const apis = kind === 'all' ? here / PER_API : 1;
  for (let at = 0; at < apis; at++) addApi(stack, at);
  for (let at = 0; at < (here - apis * PER_API) / PER_SERVICE; at++) addService(stack, at);
}

const start = performance.now();
let loaded = start;
if (variant === 'AwsSolutions') {
  const { AwsSolutionsChecks } = require('cdk-nag');
  loaded = performance.now();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} else if (variant === 'preflight') {
  const { Preflight } = createRequire(path.join(project, 'package.json'))('cdk-preflight');
  loaded = performance.now();
  Preflight.apply(app);
} else if (variant === 'pack' || variant === 'aspect') {
  const { WebSocketGuard, WebSocketGuardChecks } = require('../../lib/index.js');
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
      judging += performance.now() - before;
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
