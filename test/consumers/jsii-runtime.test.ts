import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { temporaryDirectory } from '../support/cdk';
import { pack, run } from './support';

/** The version of jsii's runtime that goes with our compiler. */
const RUNTIME = '@jsii/runtime@1.140.0';

interface Ref {
  readonly '$jsii.byref': string;
}

interface Reply {
  readonly ok?: Record<string, unknown>;
  readonly error?: string;
  readonly name?: string;
  readonly callback?: unknown;
}

/** Talks to jsii's runtime as the libraries of Python, Java, .NET and Go do: JSON lines over standard streams. */
class Kernel {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  public constructor(program: string) {
    this.process = spawn(process.execPath, [program], {
      env: { ...process.env, CDK_VALIDATION: 'false', NODE_OPTIONS: '' },
    });
    this.process.stderr.resume();
    this.lines = readline.createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  public async hello(): Promise<void> {
    await this.lines.next();
  }

  public async ask(request: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    this.process.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the runtime ended');
    const reply = JSON.parse(value) as Reply;
    if (reply.ok) return reply.ok;
    throw new Error(reply.error ?? `the runtime asked back: ${value}`);
  }

  public async create(fqn: string, ...args: readonly unknown[]): Promise<Ref> {
    return (await this.ask({ api: 'create', fqn, args, overrides: [] })) as unknown as Ref;
  }

  public async invoke(objref: Ref, method: string, ...args: readonly unknown[]): Promise<unknown> {
    return (await this.ask({ api: 'invoke', objref, method, args })).result;
  }

  public async call(fqn: string, method: string, ...args: readonly unknown[]): Promise<Ref> {
    return (await this.ask({ api: 'sinvoke', fqn, method, args })).result as Ref;
  }

  public close(): void {
    this.process.stdin.end();
    this.process.kill();
  }
}

const map = (values: Readonly<Record<string, unknown>>): unknown => ({ '$jsii.map': values });

let kernel: Kernel;

beforeAll(async () => {
  const directory = temporaryDirectory();
  run('tar', ['xzf', pack(RUNTIME), '-C', directory], directory);
  kernel = new Kernel(path.join(directory, 'package/webpack/bin/jsii-runtime.js'));
  await kernel.hello();
  const installed = (name: string): string => {
    const manifest = JSON.parse(
      fs.readFileSync(path.join(__dirname, '../../node_modules', name, 'package.json'), 'utf8'),
    ) as { readonly version: string };
    return manifest.version;
  };
  const packages = [
    'constructs',
    '@aws-cdk/asset-awscli-v1',
    '@aws-cdk/asset-node-proxy-agent-v6',
    '@aws-cdk/cloud-assembly-schema',
    'aws-cdk-lib',
    'cdk-nag',
  ];
  for (const name of packages) {
    await kernel.ask({ api: 'load', name, version: installed(name), tarball: pack(`${name}@${installed(name)}`) });
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as {
    readonly version: string;
  };
  await kernel.ask({ api: 'load', name: 'cdk-websocket-guard', version, tarball: pack() });
}, 300_000);

afterAll(() => {
  kernel.close();
});

test('an app in another language gets our stage, the findings of the Aspect, and those of the pack', async () => {
  const outdir = temporaryDirectory();
  const app = await kernel.create('aws-cdk-lib.App', map({ outdir, analyticsReporting: false }));
  const stack = await kernel.create('aws-cdk-lib.Stack', app, 'Chat');
  const api = await kernel.create('aws-cdk-lib.aws_apigatewayv2.WebSocketApi', stack, 'Api');
  await kernel.create(
    'cdk-websocket-guard.WebSocketStage',
    stack,
    'Ours',
    map({ webSocketApi: api, stageName: 'ours' }),
  );
  await kernel.create(
    'aws-cdk-lib.aws_apigatewayv2.WebSocketStage',
    stack,
    'Plain',
    map({ webSocketApi: api, stageName: 'plain' }),
  );
  const aspects = await kernel.call('aws-cdk-lib.Aspects', 'of', app);
  await kernel.invoke(aspects, 'add', await kernel.create('cdk-websocket-guard.WebSocketGuard'));
  const validations = await kernel.call('aws-cdk-lib.Validations', 'of', app);
  await kernel.invoke(validations, 'addPlugins', await kernel.create('cdk-websocket-guard.WebSocketGuardChecks', app));

  await expect(kernel.invoke(app, 'synth')).rejects.toThrow(/Validation ?[Ff]ailed/);

  const report = fs.readFileSync(path.join(outdir, 'validation-report.json'), 'utf8');
  expect(report).toContain('WebSocketGuard-StageThrottling');
  expect(report).toContain('Chat/Plain/Resource');
  const metadata = fs
    .readdirSync(outdir)
    .filter((file) => /metadata\.json$|^manifest\.json$/.test(file))
    .map((file) => fs.readFileSync(path.join(outdir, file), 'utf8'))
    .join();
  expect(metadata).toContain('[WebSocketGuard-StageThrottling]');
  const { Resources } = JSON.parse(fs.readFileSync(path.join(outdir, 'Chat.template.json'), 'utf8')) as {
    readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>;
  };
  const ours = Object.values(Resources).find(
    ({ Type, Properties }) => Type === 'AWS::ApiGatewayV2::Stage' && Properties.StageName === 'ours',
  );
  expect(ours?.Properties).toMatchObject({ AutoDeploy: true, DefaultRouteSettings: { DetailedMetricsEnabled: true } });
}, 300_000);
