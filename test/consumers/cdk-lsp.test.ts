import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { temporaryDirectory } from '../support/cdk';

// AWS's own language server for the CDK shows the findings of the pack in the editor.

const ROOT = path.join(__dirname, '../..');
const MODULES = path.join(ROOT, 'node_modules');

const APP = `import { App, Stack, Validations } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketGuardChecks } from 'cdk-websocket-guard';

const app = new App();
const stack = new Stack(app, 'Chat');
const webSocketApi = new WebSocketApi(stack, 'Api');
new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
Validations.of(app).addPlugins(new WebSocketGuardChecks(app));
`;

interface Diagnostics {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly range: { readonly start: { readonly line: number } };
    readonly severity: number;
    readonly code?: string;
    readonly message: string;
  }[];
}

/** An app as a user has it: this package and its peers are installed. */
function app(): string {
  const directory = fs.realpathSync(temporaryDirectory());
  fs.mkdirSync(path.join(directory, 'node_modules'));
  for (const name of ['aws-cdk-lib', 'constructs', 'cdk-nag', 'tsx'])
    fs.symlinkSync(path.join(MODULES, name), path.join(directory, 'node_modules', name));
  fs.symlinkSync(ROOT, path.join(directory, 'node_modules/cdk-websocket-guard'));
  fs.writeFileSync(path.join(directory, 'app.ts'), APP);
  fs.writeFileSync(
    path.join(directory, 'cdk.json'),
    JSON.stringify({ app: `"${process.execPath}" --enable-source-maps --import tsx app.ts` }),
  );
  return directory;
}

/** What the language server shows of a file once it has synthesised the app. */
async function diagnosticsOf(directory: string, file: string): Promise<Diagnostics['diagnostics']> {
  const uri = pathToFileURL(path.join(directory, file)).href;
  const server = spawn(process.execPath, [path.join(MODULES, 'aws-cdk/bin/cdk'), 'lsp'], {
    cwd: directory,
    env: { ...process.env, CDK_VALIDATION: 'true', NODE_OPTIONS: '' },
  });
  server.stderr.resume();
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    const published = new Promise<Diagnostics['diagnostics']>((resolve, reject) => {
      server.once('exit', (code) => {
        reject(new Error(`cdk lsp ended with ${code}`));
      });
      connection.onNotification('textDocument/publishDiagnostics', (params: Diagnostics) => {
        if (params.uri === uri) resolve(params.diagnostics);
      });
    });
    connection.listen();
    const rootUri = pathToFileURL(directory).href;
    const workspaceFolders = [{ uri: rootUri, name: 'app' }];
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      capabilities: {},
      workspaceFolders,
    });
    await connection.sendNotification('initialized', {});
    await connection.sendRequest('workspace/executeCommand', { command: 'cdk.explorer.synthNow', arguments: [] });
    return await published;
  } finally {
    connection.dispose();
    server.kill();
  }
}

test('`cdk lsp` shows each finding of the pack at its line, with fix and page', async () => {
  const diagnostics = await diagnosticsOf(app(), 'app.ts');
  const lineOf = (text: string): number => APP.split('\n').findIndex((line) => line.includes(text));
  const found = new Map(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic]));
  expect(found.get('WebSocketGuard-ConnectRouteAuthorized')?.range.start.line).toBe(lineOf('new WebSocketApi('));
  expect(found.get('WebSocketGuard-StageThrottling')?.range.start.line).toBe(lineOf('new WebSocketStage('));
  expect(found.get('WebSocketGuard-StageThrottling')?.severity).toBe(1);
  expect(found.get('WebSocketGuard-StageAccessLogs')?.severity).toBe(2);
  for (const { code = '', message } of diagnostics.filter((one) => one.code?.startsWith('WebSocketGuard-')))
    expect(`${code}: ${message}`).toMatch(/ See https:\/\/\S+\/docs\/rules\/[a-z-]+\.md\n\nSuggested fix: /);
});
