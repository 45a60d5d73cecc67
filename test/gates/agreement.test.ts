import { Aspects, CfnOutput, CfnResource, NestedStack, Stack, Stage, Validations, type App } from 'aws-cdk-lib';
import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { WebSocketGuard } from '../../src/aspects/websocket-guard';
import { templatesOf } from '../../src/assembly/construct-templates';
import { readAssembly } from '../../src/assembly/read-assembly';
import { check } from '../../src/engine/check';
import type { Finding } from '../../src/engine/finding';
import { nagRuleId } from '../../src/engine/rule-names/nag-rule-id';
import { WebSocketGuardChecks } from '../../src/nag/websocket-guard-checks';
import { temporaryDirectory } from '../support/cdk';
import { addChat, cfn, newApp } from '../support/chat-app';

const APPS: Readonly<Record<string, (app: App) => void>> = {
  'one stack': (app) => {
    addChat(new Stack(app, 'Chat'));
  },
  'stages of several environments': (app) => {
    for (const name of ['Beta', 'Prod']) {
      const stage = new Stage(app, name, {
        env: { account: '111122223333', region: name === 'Prod' ? 'eu-west-1' : 'us-east-1' },
      });
      addChat(new Stack(stage, 'Chat'), { authorized: name === 'Prod' });
    }
  },
  'nested stacks': (app) => {
    const stack = new Stack(app, 'Chat');
    addChat(new NestedStack(stack, 'One'));
    addChat(new NestedStack(new NestedStack(stack, 'Two'), 'Three'));
  },
  'references from stack to stack': (app) => {
    const { api } = addChat(new Stack(app, 'Api'));
    const stack = new Stack(app, 'Workers');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    api.grantManageConnections(role);
    new CfnStage(stack, 'Beta', { apiId: api.apiId, stageName: 'beta' });
    new CfnOutput(stack, 'Id', { value: api.apiId });
  },
  'an included template': (app) => {
    const templateFile = path.join(temporaryDirectory(), 'included.json');
    const resources = {
      Api: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
      },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' } },
    };
    fs.writeFileSync(templateFile, JSON.stringify({ Resources: resources }));
    new CfnInclude(new Stack(app, 'Chat'), 'Template', { templateFile });
  },
  'overrides and raw resources': (app) => {
    const stack = new Stack(app, 'Chat');
    const { api, stage } = addChat(stack);
    cfn(stage).addPropertyOverride('DefaultRouteSettings', { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 10 });
    new CfnResource(stack, 'Raw', {
      type: 'AWS::ApiGatewayV2::Stage',
      properties: { ApiId: api.apiId, StageName: 'raw' },
    });
    new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: ['execute-api:*'], resources: ['*'] }),
    );
  },
  'another Aspect that changes the app': (app) => {
    addChat(new Stack(app, 'Chat'));
    Aspects.of(app).add(
      {
        visit: (node) => {
          if (node instanceof CfnStage) node.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', true);
        },
      },
      { priority: 900 },
    );
  },
};

/** A finding as all three gates can show it. */
const shown = ({ ruleId, severity, message, resource, propertyPath, branch }: Finding): readonly unknown[] => [
  nagRuleId(ruleId),
  severity,
  message,
  resource.constructPath,
  propertyPath,
  branch,
];

function annotations(assembly: CloudAssembly): readonly string[] {
  return assembly.stacksRecursively.flatMap((stack) =>
    stack.messages
      .map(({ id, entry }) => `${id.slice(1)}: ${JSON.stringify(entry.data)}`)
      .filter((text) => text.includes('WebSocketGuard-')),
  );
}

describe.each(Object.entries(APPS))('%s', (_, define) => {
  const app = newApp();
  define(app);
  Aspects.of(app).add(new WebSocketGuard());
  const pack = new WebSocketGuardChecks(app, { rules: {} });
  const seen = jest.fn(pack.validate.bind(pack));
  pack.validate = (context) => ({ ...seen(context), success: true });
  Validations.of(app).addPlugins(pack);
  const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const assembly = app.synth();
  silent.mockRestore();
  process.exitCode = undefined;
  const command = check(readAssembly(app.outdir)).findings;

  test('has findings to agree on', () => {
    expect(command.length).toBeGreaterThan(0);
    expect(command.filter(({ resource }) => resource.constructPath === undefined)).toEqual([]);
  });

  test('the Aspect judges what the command judges, in the same order', () => {
    expect(check(templatesOf(app).map(({ input }) => input)).findings.map(shown)).toEqual(command.map(shown));
  });

  test('the Aspect annotates each finding once, at its construct', () => {
    const found = annotations(assembly);
    expect(found).toHaveLength(new Set(command.map((finding) => JSON.stringify(shown(finding)))).size);
    for (const { ruleId, message, resource } of command) {
      const matching = found.filter(
        (text) =>
          text.startsWith(`${resource.constructPath}: `) &&
          text.includes(nagRuleId(ruleId)) &&
          text.includes(JSON.stringify(message).slice(1, -1)),
      );
      expect(matching.length).toBeGreaterThan(0);
    }
  });

  test('the pack reports each finding', () => {
    const [report] = seen.mock.results.map(({ value }) => value as ReturnType<typeof pack.validate>);
    const reported = report?.violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
    expect(reported?.sort()).toEqual(
      command.map(({ ruleId, resource }) => `${nagRuleId(ruleId)} ${resource.constructPath}`).sort(),
    );
  });
});
