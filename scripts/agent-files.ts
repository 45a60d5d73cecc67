import { docsUrl } from '../src/engine/rule-names/docs-url';
import type { Row } from '../src/report/formats/rule-list';
import { presetLevels } from '../src/report/preset-levels';
import { groups } from './policy-lists';

const REPOSITORY = 'https://github.com/cdk-websocket-guard/cdk-websocket-guard/blob/main';

/** The guides, for whoever reads them without a repository. */
const GUIDES: readonly (readonly [file: string, title: string, about: string])[] = [
  ['README.md', 'README', 'the parts of the package, and how to turn each on'],
  ['docs/getting-started.md', 'Getting started', 'from the first check of an app to a pipeline'],
  ['docs/configuration.md', 'Configuration', 'presets, severities, options, overrides'],
  ['docs/http-apis.md', 'HTTP APIs', 'how to judge them, and what is read'],
  ['docs/suppressions.md', 'Suppressions', 'acknowledgements, waivers, baseline'],
  ['docs/rule-ids.md', 'Ids of rules', 'the three spellings of an id'],
  ['docs/ci.md', 'Pipelines', 'GitHub, GitLab, CodeBuild, Jenkins, pre-commit'],
  ['docs/cdk-nag.md', 'Beside cdk-nag', 'both packs compared, and what the bridge acknowledges'],
  ['docs/cfn-guard.md', 'Coming from cfn-guard', 'what is different, and a rule as a policy'],
  ['docs/controls.md', 'Other catalogues', 'policies by control of Security Hub, AWS Config, NIST and CWE'],
  ['docs/organisation.md', 'Many repositories', 'a base configuration, and one report'],
  ['docs/constructs/repairs.md', 'What repairs what', 'constructs, Aspects and injectors by policy'],
  ['docs/deployed.md', 'Deployed APIs', 'the same policies on answers of the AWS CLI, and drift'],
  ['docs/engine.md', 'From a program', 'the verdicts as data, without the CDK'],
  ['docs/agents.md', 'Agents', 'the server of the Model Context Protocol'],
  ['docs/eslint.md', 'ESLint', 'the rules that judge source code'],
  ['docs/hook.md', 'The CloudFormation hook', 'the policies for every stack of an account'],
  ['docs/writing-policies.md', 'Policies of your own', 'how a policy is written and tested'],
];

/** What the package tells coding agents: how to use it, and where everything is. */
export function agentFiles(rules: readonly Row[]): ReadonlyMap<string, string> {
  return new Map([
    ['AGENTS.md', agents()],
    ['llms.txt', index(rules)],
  ]);
}

/** An index in the form of https://llmstxt.org. */
function index(rules: readonly Row[]): string {
  const guides = GUIDES.map(([file, title, about]) => `- [${title}](${REPOSITORY}/${file}): ${about}`);
  const policies = [...groups(rules)]
    .filter(([, list]) => list.length > 0)
    .flatMap(([title, list]) => [
      `\n## Policies: ${title}\n`,
      ...list.map(
        (rule) => `- [${rule.id}](${docsUrl(rule)}): ${rule.title} (${presetLevels(rule)}, ${rule.category})`,
      ),
    ]);
  return `# cdk-websocket-guard

> Policy as code for Amazon API Gateway WebSocket APIs, and for HTTP APIs as well: a command, an ESLint plugin, CDK Aspects, a cdk-nag pack, a CloudFormation hook and secure constructs over one catalogue of policies.

Judge an app with \`npx websocket-guard check cdk.out --format json\`; \`npx websocket-guard explain ID\` says why a rule matters, and how to fix a violation. AGENTS.md beside this file says how to work with the tool.

## Guides

${guides.join('\n')}
${policies.join('\n')}
`;
}

function agents(): string {
  return `# For coding agents

How to work with cdk-websocket-guard in a project that has it. It judges Amazon API Gateway WebSocket APIs in what
\`cdk synth\` writes, in CloudFormation and AWS SAM templates, and HTTP APIs with \`--protocol http\`.

## Check, fix, check again

\`\`\`sh
npx cdk synth --quiet
npx websocket-guard check cdk.out --format json
npx websocket-guard explain connect-route-authorized
\`\`\`

- \`findings\` is what to fix: each has \`message\`, \`fix\`, \`docsUrl\`, the \`resource\` with its construct path, \`location\` in the template and, where the CDK recorded it, \`source\` in the code. Follow \`fix\` as it is written: it leads to no other finding.
- \`unknown\` is what only deployment knows. It is not a violation; do not change code for its sake.
- Fix the code that synthesises the template, never \`cdk.out\`.
- Exit status: 0 nothing at or above \`--fail-on\` (default \`error\`), 1 findings, 2 wrong usage or input that cannot be read, 3 a defect of the tool.
- There is a server of the Model Context Protocol, too: \`npx websocket-guard mcp\`, with \`check_template\`, \`check_assembly\`, \`explain_policy\`, \`draw_api\` and \`list_policies\`.

## What a person decides

Who may connect, which limits a back end can take, and whether a finding is acceptable are not for an agent to decide. Do not
write waivers, acknowledgements or a baseline, and do not turn rules off, unless somebody asked for it; then give their
reason. \`npx websocket-guard waive RULE SCOPE --reason TEXT\` writes a waiver that works.

## Writing new code

Take the constructs of this package where aws-cdk-lib has one of the same name (\`WebSocketApi\`, \`WebSocketStage\`,
\`WebSocketLambdaIntegration\`, \`HttpApi\`): they keep the policies with no option set but who may connect.

\`\`\`ts
import { App, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { WebSocketApi, WebSocketIamAuthorizer, WebSocketLambdaIntegration, WebSocketStage } from 'cdk-websocket-guard';

const stack = new Stack(new App(), 'Chat');
const handler = new Function(stack, 'Handler', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
});
const integration = new WebSocketLambdaIntegration('Integration', handler);
const webSocketApi = new WebSocketApi(stack, 'Api', {
  connectRouteOptions: { integration, authorizer: new WebSocketIamAuthorizer() },
  defaultRouteOptions: { integration },
});
new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'prod' });
\`\`\`

llms.txt beside this file lists the guides and every policy.
`;
}
