import { Linter } from 'eslint';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import * as tseslint from 'typescript-eslint';
import plugin from '../../src/eslint';

const ROOT = path.join(__dirname, '../..');

/** What configurations import, by name. */
const MODULES: Readonly<Record<string, object>> = {
  'cdk-websocket-guard/eslint': { __esModule: true, default: plugin, ...plugin },
  'typescript-eslint': tseslint,
};

/** Every whole configuration of ESLint on the pages. */
const CONFIGURATIONS = ['README.md', 'docs/eslint.md'].flatMap((page) =>
  [...fs.readFileSync(path.join(ROOT, page), 'utf8').matchAll(/^```js\n\/\/ eslint\.config\.mjs\n([^]*?)^```$/gm)].map(
    ([, code = ''], index) => ({ page, index: index + 1, code }),
  ),
);

const UNLIMITED = `
import { type WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';

export const stage = (scope: Construct, webSocketApi: WebSocketApi): WebSocketStage =>
  new WebSocketStage(scope, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
`;

test('the pages have some', () => {
  expect(CONFIGURATIONS.map(({ page }) => page)).toEqual(['README.md', 'docs/eslint.md', 'docs/eslint.md']);
});

test.each(CONFIGURATIONS)(
  'configuration $index of $page, copied as it is, reports findings in TypeScript',
  ({ code }) => {
    const messages = new Linter({ cwd: ROOT }).verify(UNLIMITED, exported(code), path.join(ROOT, 'lib/stage.ts'));
    expect(messages.map(({ ruleId }) => ruleId)).toContain('websocket-guard/stage-throttling');
  },
);

function exported(code: string): Linter.Config[] {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const module = { exports: { default: [] as Linter.Config[] } };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the pages are ours
  new Function('require', 'module', 'exports', outputText)((name: string) => MODULES[name], module, module.exports);
  return module.exports.default;
}
