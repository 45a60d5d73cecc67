import { Annotations, App, CfnResource, CfnStack, NestedStack, ReferenceStrength, Stack, Stage } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildModel } from '../../src/apigateway/building/build-model';
import { isAssembly } from '../../src/assembly/assembly-directory';
import { readAssembly } from '../../src/assembly/read-assembly';
import { userFrame } from '../../src/assembly/recorded-constructs';
import { SourceError } from '../../src/cloudformation/document/source';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { synthesise, temporaryDirectory } from '../support/cdk';
import { cases } from '../support/evaluate';

const API = { type: 'AWS::ApiGatewayV2::Api', properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } };
const addStage = (stack: Stack, apiId: string): CfnResource =>
  new CfnResource(stack, 'Stage', {
    type: 'AWS::ApiGatewayV2::Stage',
    properties: { ApiId: apiId, StageName: 'live' },
  });

const names = (inputs: readonly TemplateInput[]): readonly string[] =>
  inputs.map(({ source }) => path.basename(source.file));

/** A cloud assembly written by hand. */
function written(files: Readonly<Record<string, unknown>>): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    fs.writeFileSync(path.join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

const stackArtifact = (templateFile: string, more: object = {}): object => ({
  type: 'aws:cloudformation:stack',
  properties: { templateFile },
  ...more,
});

describe('the templates of an app', () => {
  test('come in the order of their files, with stack name and environment', () => {
    const inputs = synthesise((app) => {
      const env = { account: '111122223333', region: 'eu-west-1' };
      new CfnResource(new Stack(app, 'B', { env }), 'Api', API);
      new CfnResource(new Stack(app, 'A', { stackName: 'chat' }), 'Api', API);
      new CfnResource(new Stack(new Stage(app, 'Prod', { env }), 'Chat'), 'Api', API);
    });
    expect(names(inputs)).toEqual(['A.template.json', 'B.template.json', expect.stringMatching(/^ProdChat.*\.json$/)]);
    expect(inputs.map(({ stackName }) => stackName)).toEqual(['chat', 'B', 'Prod-Chat']);
    expect(inputs.map(({ environment }) => environment)).toEqual([
      'aws://unknown-account/unknown-region',
      'aws://111122223333/eu-west-1',
      'aws://111122223333/eu-west-1',
    ]);
  });

  test.each([true, false])('carry construct paths, with path metadata in the templates: %s', (enabled) => {
    const app = new App({
      outdir: temporaryDirectory(),
      analyticsReporting: false,
      context: { 'aws:cdk:enable-path-metadata': enabled },
    });
    const stack = new Stack(app, 'Chat');
    new CfnResource(new NestedStack(stack, 'Inner'), 'Api', API);
    new CfnResource(stack, 'Api', API);
    const { apis } = buildModel(readAssembly(app.synth().directory));
    expect(apis.map(({ resource }) => resource?.constructPath)).toEqual(['Chat/Api', 'Chat/Inner/Api']);
    const { Metadata } = apis[0]?.resource?.json ?? {};
    expect(Metadata).toEqual(enabled ? { 'aws:cdk:path': 'Chat/Api' } : undefined);
  });

  test('carry the line of the user for each resource', () => {
    const [input] = synthesise((app) => {
      new CfnResource(new Stack(app, 'Chat'), 'Api', API);
    });
    expect(input?.constructs?.frameOf('Api')).toMatch(/read-assembly\.test\.ts:\d+:\d+\)?$/);
  });

  /** Makes twelve resources, one of them with an annotation that reads like the id of another. */
  const dozen = (app: App): readonly string[] => {
    const stack = new Stack(app, 'Chat');
    const made = Array.from({ length: 12 }, (_, index) => new CfnResource(stack, `Api${index}`, API));
    if (made[0]) Annotations.of(made[0]).addInfo('Api7');
    app.synth();
    return made.map(({ node }) => node.path);
  };

  test.each([
    ['as CDK lays it out', (text: string) => text],
    ['in one line', (text: string) => JSON.stringify(JSON.parse(text))],
    ['indented by four', (text: string) => JSON.stringify(JSON.parse(text), undefined, 4)],
  ])('are told what constructs they come from, however many are asked for, by metadata %s', (_, layOut) => {
    const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
    const paths = dozen(app);
    const file = path.join(app.outdir, 'Chat.metadata.json');
    fs.writeFileSync(file, layOut(fs.readFileSync(file, 'utf8')));
    const [input] = readAssembly(app.outdir);
    const ids = paths.map((one) => path.basename(one));
    for (const order of [ids, ids.toReversed()]) {
      expect(order.map((id) => `Chat/${id}`)).toEqual(order.map((id) => input?.constructs?.pathOf(id)));
      for (const id of order) expect(input?.constructs?.frameOf(id)).toMatch(/read-assembly\.test\.ts:\d+:\d+\)?$/);
    }
    expect(input?.constructs?.pathOf('Nobody')).toBeUndefined();
  });

  test('a stack without resources is a template too', () => {
    expect(synthesise((app) => new Stack(app, 'Empty'))).toHaveLength(1);
  });
});

describe('references across templates', () => {
  const apiOfStage = (define: (app: App) => void): readonly string[] => {
    const { stages, apis } = buildModel(synthesise(define));
    const [api] = apis;
    const [stage] = stages;
    if (!api || !stage) return [];
    expect(stage.api).toBe(api);
    return cases(stage.resource.template, stage.resource.logicalId, 'ApiId');
  };

  test('from stack to stack, by export and import', () => {
    const found = apiOfStage((app) =>
      addStage(new Stack(app, 'Use'), new CfnResource(new Stack(app, 'Core'), 'Api', API).ref),
    );
    expect(found).toEqual(['${Api}']);
  });

  test.each([ReferenceStrength.STRONG, ReferenceStrength.WEAK, ReferenceStrength.BOTH])(
    'from stack to stack: %s',
    (strength) => {
      const found = apiOfStage((app) => {
        const env = { account: '111122223333', region: 'eu-west-1' };
        const api = new CfnResource(new Stack(app, 'Core', { env }), 'Api', API);
        addStage(new Stack(app, 'Use', { env }), Stack.consumeReference(api.ref, strength));
      });
      expect(found).toEqual(['${Api}']);
    },
  );

  test('inside a stage', () => {
    const found = apiOfStage((app) => {
      const stage = new Stage(app, 'Prod');
      addStage(new Stack(stage, 'Use'), new CfnResource(new Stack(stage, 'Core'), 'Api', API).ref);
    });
    expect(found).toEqual(['${Api}']);
  });

  test.each([true, false])('into a nested stack and out of it, with asset metadata: %s', (enabled) => {
    const define = (api: (stack: Stack, nested: Stack) => Stack, stage: (stack: Stack, nested: Stack) => Stack) => {
      const app = new App({
        outdir: temporaryDirectory(),
        analyticsReporting: false,
        context: { 'aws:cdk:enable-asset-metadata': enabled },
      });
      const stack = new Stack(app, 'Chat');
      const nested = new NestedStack(stack, 'Inner');
      addStage(stage(stack, nested), new CfnResource(api(stack, nested), 'Api', API).ref);
      return buildModel(readAssembly(app.synth().directory));
    };
    for (const model of [
      define(
        (stack) => stack,
        (_, nested) => nested,
      ),
      define(
        (_, nested) => nested,
        (stack) => stack,
      ),
    ]) {
      expect(model.stages.map(({ api }) => api.resource?.logicalId)).toEqual(['Api']);
    }
  });

  test('between two nested stacks of equal content', () => {
    const inputs = synthesise((app) => {
      const stack = new Stack(app, 'Chat');
      for (const name of ['One', 'Two']) new CfnResource(new NestedStack(stack, name), 'Api', API);
    });
    const { apis } = buildModel(inputs);
    expect(apis.map(({ resource }) => resource?.constructPath)).toEqual(['Chat/One/Api', 'Chat/Two/Api']);
  });

  test('into the nested stack of an included template', () => {
    const directory = written({
      'parent.json': {
        Resources: {
          Api: { Type: API.type, Properties: API.properties },
          Inner: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: { TemplateURL: 'https://example.com/inner.json', Parameters: { ApiId: { Ref: 'Api' } } },
          },
        },
      },
      'inner.json': {
        Parameters: { ApiId: { Type: 'String' } },
        Resources: {
          Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'ApiId' }, StageName: 'live' } },
        },
      },
    });
    const found = apiOfStage((app) => {
      new CfnInclude(new Stack(app, 'Chat'), 'Included', {
        templateFile: path.join(directory, 'parent.json'),
        loadNestedStacks: { Inner: { templateFile: path.join(directory, 'inner.json') } },
      });
    });
    expect(found).toEqual(['${Api}']);
  });

  test('into a template that is an asset of a stage, YAML as well', () => {
    const directory = written({
      'inner.yaml': `Parameters: { ApiId: { Type: String } }
Resources: { Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref ApiId, StageName: live } } }`,
    });
    const found = apiOfStage((app) => {
      const stack = new Stack(new Stage(app, 'Prod'), 'Chat');
      const template = new Asset(stack, 'Template', { path: path.join(directory, 'inner.yaml') });
      const api = new CfnResource(stack, 'Api', API);
      new CfnStack(stack, 'Inner', { templateUrl: template.httpUrl, parameters: { ApiId: api.ref } });
    });
    expect(found).toEqual(['${Api}']);
  });
});

test('an assembly of an older CDK has its metadata in the manifest, and traces at the logical ids', () => {
  const directory = written({
    'manifest.json': {
      version: '20.0.0',
      artifacts: {
        Chat: stackArtifact('Chat.template.json', {
          environment: 'aws://unknown-account/unknown-region',
          metadata: {
            '/Chat/Live/Api': [
              {
                type: 'aws:cdk:logicalId',
                data: 'Api',
                trace: ['new Api (/app/node_modules/x.js:1:1)', 'new Chat (/app/chat.ts:7:3)'],
              },
            ],
          },
        }),
      },
    },
    'Chat.template.json': { Resources: { Api: { Type: API.type } } },
  });
  const [input] = readAssembly(directory);
  expect(input).toMatchObject({ stackName: 'Chat', environment: 'aws://unknown-account/unknown-region' });
  expect(input?.constructs?.pathOf('Api')).toBe('Chat/Live/Api');
  expect(input?.constructs?.frameOf('Api')).toBe('new Chat (/app/chat.ts:7:3)');
});

test.each([
  ['new Chat (/app/chat.ts:14:15)', 'new Chat (/app/chat.ts:14:15)'],
  ['/app/chat.ts:14: (/app/chat.ts:14:1)', '/app/chat.ts:14:1'],
  ['/app/chat.ts:14 (:)', '/app/chat.ts:14:1'],
  ['file:///app/chat.mjs:14: (file:///app/chat.mjs:14:1)', 'file:///app/chat.mjs:14:1'],
  ['new Promise (:)', undefined],
  ['...aws-cdk-lib...', undefined],
  ['new Vpc (/app/node_modules/aws-cdk-lib/x.js:1:1)', undefined],
])('of the frame %s, the place is %s', (frame, expected) => {
  expect(userFrame([frame])).toBe(expected);
});

describe('a broken or hostile assembly', () => {
  const error = (files: Readonly<Record<string, unknown>>): string => {
    const directory = written(files);
    try {
      readAssembly(directory);
    } catch (caught) {
      if (caught instanceof SourceError) return String(caught).replaceAll(`${directory}${path.sep}`, '');
      throw caught;
    }
    return 'no error';
  };
  const manifest = (artifacts: object): object => ({ artifacts });

  test.each(['../other.json', '/etc/passwd', 'a/../../b.json'])('%s is outside of the assembly', (file) => {
    const expected = `manifest.json: names ${JSON.stringify(file)}, which is outside of the assembly`;
    expect(error({ 'manifest.json': manifest({ Chat: stackArtifact(file) }) })).toBe(expected);
    const stage = { type: 'cdk:cloud-assembly', properties: { directoryName: file } };
    expect(error({ 'manifest.json': manifest({ Prod: stage }) })).toBe(expected);
    const metadata = stackArtifact('Chat.json', { additionalMetadataFile: file });
    expect(error({ 'manifest.json': manifest({ Chat: metadata }), 'Chat.json': {} })).toBe(expected);
    const nested = { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': `${file}.json` } };
    expect(
      error({
        'manifest.json': manifest({ Chat: stackArtifact('Chat.json') }),
        'Chat.json': { Resources: { nested } },
      }),
    ).toBe(expected.replace(file, `${file}.json`));
  });

  test('broken files are named, with the place', () => {
    expect(error({ 'manifest.json': '{ "artifacts": ' })).toBe('manifest.json:1:16: broken JSON: value expected');
    expect(error({ 'manifest.json': '[]' })).toBe('manifest.json:1:1: it is to be a JSON object');
    const chat = manifest({ Chat: stackArtifact('Chat.json') });
    expect(error({ 'manifest.json': chat, 'Chat.json': '{ "Resources": {' })).toMatch(/^Chat\.json:1:\d+: broken JSON/);
    expect(error({ 'manifest.json': chat })).toMatch(/^Chat\.json: there is no such file$/);
  });

  test.each([{}, { artifacts: [] }, { artifacts: { a: null, b: 1, c: { type: 'aws:cloudformation:stack' } } }])(
    'a manifest without stacks has no templates: %j',
    (content) => {
      expect(readAssembly(written({ 'manifest.json': content }))).toEqual([]);
    },
  );

  test('an assembly inside itself, and a template nested in itself, are read once', () => {
    const itself = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
    const nested = { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'Chat.json' } };
    const files = {
      'manifest.json': manifest({ Self: itself, Chat: stackArtifact('Chat.json') }),
      'Chat.json': { Resources: { nested } },
    };
    const inputs = readAssembly(written(files));
    expect(names(inputs)).toEqual(['Chat.json']);
    expect(buildModel(inputs).apis).toEqual([]);
  });
});

describe('what an assembly says that is none of this is passed over', () => {
  const CHAT = { Resources: { Api: { Type: API.type, Properties: API.properties } } };
  const nested = (more: object): object => ({
    Resources: { Sub: { Type: 'AWS::CloudFormation::Stack', ...more } },
  });
  const manifest = (artifacts: object): object => ({ version: '53.0.0', artifacts });

  test('artifacts, dependencies and metadata of other kinds', () => {
    const directory = written({
      'manifest.json': manifest({
        Text: 'x',
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        Nameless: { type: 'aws:cloudformation:stack', properties: {} },
        Chat: stackArtifact('Chat.template.json', {
          dependencies: ['Tree', 5, 'Nowhere', 'Base'],
          metadata: {
            Api: 'x',
            '/Chat/Api': [
              5,
              { type: 'aws:cdk:logicalId', data: 'Api', trace: ['no frame', 5, 'new Api (/app/chat.ts:4:5)'] },
              { type: 'aws:cdk:acknowledged-rules', data: 'x' },
            ],
          },
        }),
        Base: stackArtifact('Base.template.json'),
        Twice: stackArtifact('Chat.template.json'),
      }),
      'Chat.template.json': CHAT,
      'Base.template.json': CHAT,
    });
    const inputs = readAssembly(directory);
    expect(names(inputs)).toEqual(['Base.template.json', 'Chat.template.json']);
    const [, chat] = inputs;
    expect(chat?.dependencies?.map((file) => path.basename(file))).toEqual(['Base.template.json']);
    expect(chat?.constructs?.pathOf('Api')).toBe('Chat/Api');
    expect(chat?.constructs?.frameOf('Api')).toBe('new Api (/app/chat.ts:4:5)');
  });

  test('nested stacks whose template is not in it', () => {
    const hash = 'a'.repeat(64);
    const directory = written({
      'manifest.json': manifest({
        None: stackArtifact('None.template.json'),
        Gone: stackArtifact('Gone.template.json'),
        Archive: stackArtifact('Archive.template.json'),
        Other: stackArtifact('Other.template.json'),
        Asset: stackArtifact('Asset.template.json'),
      }),
      'None.template.json': nested({}),
      'Gone.template.json': nested({ Metadata: { 'aws:asset:path': 'gone.template.json' } }),
      'Archive.template.json': nested({ Metadata: { 'aws:asset:path': 'asset.zip' } }),
      'Other.template.json': nested({ Properties: { TemplateURL: `https://bucket.example/${'b'.repeat(64)}.json` } }),
      'Asset.template.json': nested({ Properties: { TemplateURL: `https://bucket.example/${hash}.json` } }),
      'Asset.assets.json': {
        files: {
          short: { source: { path: 'chat.json' } },
          [hash]: { source: { path: 'chat.json' } },
          ['c'.repeat(64)]: { source: {} },
          ['d'.repeat(64)]: 5,
        },
      },
      'chat.json': CHAT,
    });
    const found = readAssembly(directory);
    expect(names(found)).toContain('chat.json');
    expect(found).toHaveLength(6);
    expect(found.map(({ nested: below }) => below?.size ?? 0).sort()).toEqual([0, 0, 0, 0, 0, 1]);
  });

  test('a nested stack that two templates are named after', () => {
    const directory = written({
      'manifest.json': manifest({
        Chat: stackArtifact('Chat.template.json', {
          metadata: { '/Chat/Sub.NestedStack/Sub.NestedStackResource': [{ type: 'aws:cdk:logicalId', data: 'Sub' }] },
        }),
      }),
      'Chat.template.json': nested({}),
      'ChatSub0123ABCD.nested.template.json': CHAT,
      'ChatSub4567ABCD.nested.template.json': CHAT,
    });
    expect(names(readAssembly(directory))).toEqual(['Chat.template.json']);
    fs.rmSync(path.join(directory, 'ChatSub4567ABCD.nested.template.json'));
    expect(names(readAssembly(directory))).toEqual(['Chat.template.json', 'ChatSub0123ABCD.nested.template.json']);
  });

  test('a validation report that acknowledges in other words', () => {
    const violation = (more: object): object => ({
      acknowledgedId: 'WebSocketGuard::WebSocketGuard-StageThrottling',
      violatingConstructs: [{ constructPath: 'Chat/Live' }],
      ...more,
    });
    const directory = written({
      'manifest.json': manifest({ Chat: stackArtifact('Chat.template.json') }),
      'Chat.template.json': CHAT,
      'validation-report.json': {
        pluginReports: [
          { suppressedViolations: 'x' },
          {
            suppressedViolations: [
              violation({ reason: 'a load test' }),
              violation({}),
              violation({ acknowledgedId: 5 }),
              violation({ violatingConstructs: [{}, 5] }),
            ],
          },
        ],
      },
    });
    const [chat] = readAssembly(directory);
    expect(chat?.acknowledgements?.map(({ reason }) => reason)).toEqual(['a load test', '']);
  });

  test('a directory whose manifest is one of a web app, or of an assembly without stacks', () => {
    for (const content of [
      { name: 'app', icons: [] },
      { version: '53.0.0', artifacts: { Tree: { type: 'cdk:tree' }, Text: 'x' } },
      { artifacts: { Chat: stackArtifact('Chat.template.json') } },
    ])
      expect(isAssembly(written({ 'manifest.json': content }))).toBe(false);
    expect(isAssembly(written({ 'manifest.json/inside.txt': '' }))).toBe(false);
    expect(isAssembly(written({}))).toBe(false);
    expect(readAssembly(written({ 'manifest.json': manifest({}) }))).toEqual([]);
  });
});
