/** Scaffolds a policy, its test and its examples: `npm run new-rule -- stage stage-something`. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FOLDERS, camelCase, catalogueModule } from './write-catalogue';

const ROOT = path.join(__dirname, '..');

const API = `  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: chat
      ProtocolType: WEBSOCKET
      RouteSelectionExpression: $request.body.action
`;

/** The files of a new policy, by path. It reports a description that is missing, until its author says better. */
function scaffold(folder: string, id: string): ReadonlyMap<string, string> {
  const test = `test/rules/${folder}/${id}`;
  const cdk = (description: string): string => `import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  new WebSocketApi(stack, 'Api'${description});
};
`;
  return new Map([
    [
      `src/rules/${folder}/${id}.ts`,
      `import type { Policy } from '../policy';

export const ${camelCase(id)}: Policy = {
  id: '${id}',
  category: 'runtime',
  severity: 'warning',
  title: 'The API has a description',
  why: 'What AWS does when it has none.',
  fix: 'Set Description.',
  references: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html'],
  check(model, judge) {
    judge.value(model.apiResources, 'Description', (value) => value.isAbsent && 'The API has no description.');
  },
};
`,
    ],
    [
      `test/rules/${folder}/${id}.test.ts`,
      `import { reports, unknowns } from '../../support/findings';

const api = (properties: string): string => \`
Parameters: { Text: { Type: String } }
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action, \${properties} }
\`;

test('an API without a description is reported', () => {
  expect(reports('${id}', api(''))).toEqual(['Api Description']);
});

test('one that only deployment knows is not', () => {
  expect(reports('${id}', api('Description: !Ref Text'))).toEqual([]);
  expect(unknowns('${id}', api('Description: !Ref Text'))).toEqual([]);
});
`,
    ],
    [`${test}/bad.yaml`, `# reports: Api Description\nResources:\n${API}`],
    [`${test}/good.yaml`, `Resources:\n${API}      Description: The chat of our shop\n`],
    [`${test}/bad.ts`, `// reports: Chat/Api/Resource Description\n${cdk('')}`],
    [`${test}/good.ts`, cdk(", { description: 'The chat of our shop' }")],
  ]);
}

async function main(): Promise<void> {
  const [folder = '', id = ''] = process.argv.slice(2);
  if (!FOLDERS.includes(folder) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) {
    throw new Error(
      `usage: npm run new-rule -- FOLDER ID, with a folder of ${FOLDERS.join(', ')} and an id in kebab-case`,
    );
  }
  for (const [file, text] of scaffold(folder, id)) {
    const target = path.join(ROOT, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text, { flag: 'wx' });
    console.log(file);
  }
  fs.writeFileSync(path.join(ROOT, 'src/rules/catalogue.ts'), await catalogueModule());
  console.log(`\nNow say what it asks for, then: npx jest test/rules -t ${id} && npm run docs`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
