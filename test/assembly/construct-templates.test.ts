import {
  App,
  Aspects,
  CfnOutput,
  CfnParameter,
  CfnResource,
  NestedStack,
  Stack,
  Stage,
  Tags,
  type IAspect,
} from 'aws-cdk-lib';
import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { templatesOf } from '../../src/assembly/construct-templates';
import { readAssembly } from '../../src/assembly/read-assembly';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { temporaryDirectory } from '../support/cdk';
import { addChat, cfn } from '../support/chat-app';

const APPS: Readonly<Record<string, (app: App) => void>> = {
  'one stack': (app) => {
    addChat(new Stack(app, 'Chat'));
  },
  'several stacks, with names and environments': (app) => {
    addChat(new Stack(app, 'B', { stackName: 'chat', env: { account: '111122223333', region: 'eu-west-1' } }));
    addChat(new Stack(app, 'A'));
  },
  'stages inside stages': (app) => {
    const outer = new Stage(app, 'Outer');
    addChat(new Stack(outer, 'Chat'));
    addChat(new Stack(new Stage(outer, 'Inner'), 'Chat'));
  },
  'nested stacks inside nested stacks': (app) => {
    const stack = new Stack(app, 'Chat');
    const { api } = addChat(new NestedStack(stack, 'One'));
    const two = new NestedStack(stack, 'Two');
    addChat(new NestedStack(two, 'Three'));
    new CfnStage(two, 'Stage', { apiId: api.apiId, stageName: 'two' });
  },
  'nested stacks in a stage': (app) => {
    const stack = new Stack(new Stage(app, 'Prod'), 'Chat');
    addChat(new NestedStack(stack, 'One'));
    addChat(new NestedStack(stack, 'Two'));
  },
  'references from stack to stack': (app) => {
    const { api } = addChat(new Stack(app, 'Core'));
    const use = new Stack(app, 'Use');
    new CfnStage(use, 'Beta', { apiId: api.apiId, stageName: 'beta' });
    new CfnOutput(use, 'Url', { value: api.apiEndpoint });
  },
  'an included template': (app) => {
    const templateFile = path.join(temporaryDirectory(), 'chat.json');
    const resources = { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: { 'Fn::Sub': '${Env}-chat' } } } };
    fs.writeFileSync(templateFile, JSON.stringify({ Parameters: { Env: { Type: 'String' } }, Resources: resources }));
    new CfnInclude(new Stack(app, 'Chat'), 'Included', { templateFile, parameters: { Env: 'prod' } });
  },
  'overrides and raw resources': (app) => {
    const stack = new Stack(app, 'Chat');
    const { stage } = addChat(stack);
    cfn(stage).addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 10);
    cfn(stage).addPropertyDeletionOverride('StageName');
    cfn(stage).overrideLogicalId('Renamed');
    cfn(stage).addOverride('Metadata.note', 'kept');
    const parameter = new CfnParameter(stack, 'Env', { default: 'dev' });
    new CfnResource(stack, 'Raw', { type: 'AWS::ApiGatewayV2::Model', properties: { Name: parameter.valueAsString } });
  },
  'an Aspect that changes what it visits, and tags': (app) => {
    const { stage } = addChat(new Stack(app, 'Chat'));
    const renaming: IAspect = {
      visit: (node) => {
        if (node === cfn(stage)) cfn(stage).addPropertyOverride('StageName', 'changed');
      },
    };
    Aspects.of(app).add(renaming);
    Tags.of(app).add('team', 'chat');
  },
};

/** What the engine sees of a template. */
function seen({ source, stackName, environment, nested, constructs }: TemplateInput, directory: string) {
  const relative = (file: string): string => path.relative(directory, path.resolve(directory, file));
  const { Resources = {} } = source.root;
  // CDK adds its check of the bootstrap version when it writes the template.
  const root = {
    ...source.root,
    Rules: {},
    Parameters: { ...(source.root.Parameters as object), BootstrapVersion: {} },
  };
  const ids = Object.keys(Resources as object).filter((id) => !id.startsWith('CDKMetadata'));
  return {
    file: relative(source.file),
    root,
    stackName,
    environment,
    nested: [...(nested ?? [])].map(([id, file]) => [id, relative(file)]),
    constructs: ids.map((id) => [id, constructs?.pathOf(id), constructs?.frameOf(id)]),
  };
}

describe.each(Object.entries(APPS))('%s', (_, define) => {
  test.each([false, true])('is the same in memory and on disk, with metadata in the templates: %s', (metadata) => {
    const outdir = temporaryDirectory();
    const app = new App({
      outdir,
      analyticsReporting: false,
      context: { 'aws:cdk:enable-path-metadata': metadata, 'aws:cdk:enable-asset-metadata': metadata },
    });
    define(app);
    let inMemory: readonly TemplateInput[] = [];
    app.node.addValidation({
      validate: () => {
        inMemory = templatesOf(app).map(({ input }) => input);
        return [];
      },
    });
    const onDisk = readAssembly(app.synth().directory);
    expect(inMemory.map((input) => seen(input, outdir))).toEqual(onDisk.map((input) => seen(input, outdir)));
  });
});

test('constructs are found by logical id, in their stack', () => {
  const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
  const stack = new Stack(app, 'Chat');
  const outer = new CfnResource(stack, 'Api', { type: 'AWS::ApiGatewayV2::Api' });
  const inner = new CfnResource(new NestedStack(stack, 'Inner'), 'Api', { type: 'AWS::ApiGatewayV2::Api' });
  const [first, second] = templatesOf(app);
  expect(first?.constructs.get('Api')).toBe(outer);
  expect(second?.constructs.get('Api')).toBe(inner);
});
