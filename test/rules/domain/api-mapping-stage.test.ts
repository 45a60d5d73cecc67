import { EXPORTED, IS_PROD, api, chat, of, part, stack, under } from '../../support/api';
import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { judge, reports, template, unknowns } from '../../support/findings';
import { STAGE, asksForStage } from '../../support/named-stage';
import { UNTOLD_ORDER, WAYS, WAYS_SECTIONS, waysTo } from '../../support/untold-branches';

const id = 'api-mapping-stage';

const mapping = (stage: string): string => part('ApiMapping', `DomainName: chat.example.com, Stage: ${stage}`);
const after = (dependsOn: string, resource: string): string => resource.replace('{', `{ DependsOn: ${dependsOn},`);

asksForStage(id, (stage) => after('Stage', mapping(stage)), 'Mapping Stage');

describe('a stage that is named by its text', () => {
  const named = (text: string, resources: Readonly<Record<string, string>> = {}, sections = ''): string =>
    chat({ Stage: STAGE, Mapping: text, ...resources }, sections);

  test('is reported where nothing makes CloudFormation create it first', () => {
    expect(reports(id, named(mapping('live')))).toEqual(['Mapping Stage']);
    expect(judge(id, named(mapping('live'))).findings[0]?.message).toBe(
      'The mapping may be created before stage Stage, which it names as text: "Invalid stage identifier specified".',
    );
  });

  test('passes behind a dependency, or one of what it depends on', () => {
    expect(reports(id, named(after('Stage', mapping('live'))))).toEqual([]);
    const between = { Between: after('Stage', '{ Type: AWS::SNS::Topic }') };
    expect(reports(id, named(after('[Between]', mapping('live')), between))).toEqual([]);
  });

  test('is reported where stage and mapping take the name from one parameter', () => {
    const sections = 'Parameters: { Name: { Type: String } }';
    const resources = { Stage: STAGE.replace('live', '!Ref Name') };
    expect(reports(id, named(mapping('!Ref Name'), resources, sections))).toEqual(['Mapping Stage']);
    expect(reports(id, named(after('Stage', mapping('!Ref Name')), resources, sections))).toEqual([]);
  });

  test('is reported in the branch in which it is named so', () => {
    expect(reports(id, named(mapping('!If [IsProd, live, !Ref Stage]'), {}, IS_PROD))).toEqual([
      'Mapping Stage when IsProd is true',
    ]);
    expect(reports(id, named(under('IsProd', mapping('live')), {}, IS_PROD))).toEqual(['Mapping Stage']);
  });

  test('is reported where the mapping is in a nested stack that does not wait for it', () => {
    const mapped = (more: string): readonly TemplateInput[] => {
      const live = `{ Type: AWS::CloudFormation::Stack, ${more} Properties: { TemplateURL: nested.yaml, Parameters: { Api: !Ref Api } } }`;
      const parent = template(chat({ Stage: STAGE, Live: live }), 'parent.yaml');
      const nested = stack({ Mapping: mapping('live') }, 'Parameters: { Api: { Type: String } }');
      return [{ ...parent, nested: new Map([['Live', 'nested.yaml']]) }, template(nested, 'nested.yaml')];
    };
    expect(judge(id, ...mapped('')).findings).toMatchObject([
      { resource: { logicalId: 'Mapping' }, fix: 'Name Stage in DependsOn of Live.' },
    ]);
    expect(reports(id, ...mapped('DependsOn: Stage,'))).toEqual([]);
  });

  test('is not judged where stages and mappings are in stacks of their own, whose order is not in the templates', () => {
    const mapped = stack({ Mapping: of('!ImportValue ChatApi', mapping('live')) });
    expect(reports(id, chat({ Stage: STAGE }, EXPORTED), mapped)).toEqual([]);
  });
});

test('the message for a stage that is not there says which API and stage', () => {
  expect(judge(id, chat({ Stage: STAGE, Mapping: mapping('beta') })).findings[0]?.message).toBe(
    'WebSocket API Api has no stage beta: "Invalid stage identifier specified".',
  );
});

test('what SAM creates refers to its stage', () => {
  const sam = stack(
    {
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action, Routes: {},
        StageName: live, Domain: { DomainName: chat.example.com, CertificateArn: arn } } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual([]);
});

test('a stage of another API is named as such', () => {
  const resources = { Other: api(), OtherStage: of('!Ref Other', STAGE), Stage: STAGE.replace('live', 'beta') };
  const { findings } = judge(id, chat({ ...resources, Mapping: mapping('!Ref OtherStage') }));
  expect(findings.map(({ message }) => message)).toEqual([
    'WebSocket API Api has no stage ${OtherStage}, since OtherStage is a stage of another API: "Invalid stage identifier specified".',
  ]);
  const unnamed = judge(id, chat({ Stage: STAGE, Mapping: mapping('beta') })).findings[0]?.message;
  expect(unnamed).toBe('WebSocket API Api has no stage beta: "Invalid stage identifier specified".');
});

test('a stage of the API that is not created in a branch is named as such, and how to mend it', () => {
  const resources = {
    Stage: under('IsProd', STAGE),
    Beta: STAGE.replace('live', 'beta'),
    Mapping: mapping('!Ref Stage'),
  };
  const { findings } = judge(id, chat(resources, IS_PROD));
  expect(findings).toMatchObject([
    {
      branch: 'IsProd is false',
      message:
        'WebSocket API Api has no stage ${Stage}, since Stage is not created: "Invalid stage identifier specified".',
      fix: 'Put the mapping under the condition of the stage.',
    },
  ]);
});

describe('the domain of a mapping', () => {
  const DOMAIN = '{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: chat.example.com } }';
  const to = (name: string, more: Readonly<Record<string, string>> = { Domain: DOMAIN }, sections = ''): string =>
    chat({ Stage: STAGE, Mapping: part('ApiMapping', `DomainName: ${name}, Stage: !Ref Stage`), ...more }, sections);
  const at = ['Mapping DomainName'];

  test.each([
    '!GetAtt Domain.RegionalDomainName',
    'd-a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
    '!Sub "d-a1b2c3d4e5.execute-api.${AWS::Region}.${AWS::URLSuffix}"',
  ])('is not named by its endpoint: %s', (name) => {
    expect(reports(id, to(name))).toEqual(at);
    expect(judge(id, to(name)).findings[0]?.message).toMatch(
      /is the endpoint that DNS points to, not the custom domain: "Invalid domain name identifier specified"\.$/,
    );
  });

  test.each(['!Ref Domain', 'other.example.com', '!ImportValue Name', 'my.execute-api.example.com'])(
    'is named by its name: %s',
    (name) => {
      expect(reports(id, to(name))).toEqual([]);
    },
  );

  test('is there before it, where it is named by its text', () => {
    expect(reports(id, to('chat.example.com'))).toEqual(at);
    expect(judge(id, to('chat.example.com')).findings[0]?.message).toBe(
      'The mapping may be created before domain Domain, which it names as text: "Invalid domain name identifier specified".',
    );
    const waiting = part('ApiMapping', 'DomainName: chat.example.com, Stage: !Ref Stage');
    expect(reports(id, to('', { Domain: DOMAIN, Mapping: after('Domain', waiting) }))).toEqual([]);
  });

  test('of version 1 too', () => {
    const Domain = '{ Type: AWS::ApiGateway::DomainName, Properties: { DomainName: chat.example.com } }';
    expect(reports(id, to('chat.example.com', { Domain }))).toEqual(at);
    expect(reports(id, to('!GetAtt Domain.DistributionDomainName', { Domain }))).toEqual(at);
  });

  test('is judged by branch', () => {
    const either = '!If [IsProd, chat.example.com, !Ref Domain]';
    expect(reports(id, to(either, { Domain: DOMAIN }, IS_PROD))).toEqual([`${at[0]} when IsProd is true`]);
    expect(reports(id, to('chat.example.com', { Domain: under('IsProd', DOMAIN) }, IS_PROD))).toEqual([
      `${at[0]} when IsProd is true`,
    ]);
  });
});

test('what is no name at all is for linters', () => {
  expect(reports(id, chat({ Stage: STAGE, Mapping: mapping('[beta]') }))).toEqual([]);
});

test('a stage that may be out of sight is unknown at the property', () => {
  expect(unknowns(id, chat({ Stage: STAGE, Mapping: mapping('beta') }, EXPORTED))).toEqual([
    expect.stringMatching(/^Mapping Stage: ./),
  ]);
});

test('a stage that is never there together with the mapping is not late', () => {
  const stages = { Stage: under('IsProd', STAGE), Second: under('IsTest', STAGE) };
  const resources = { ...stages, Mapping: under('IsProd', after('Stage', mapping('live'))) };
  expect(reports(id, chat(resources, IS_PROD))).toEqual([]);
});

test('a stage of another branch whose name only deployment knows leaves no doubt', () => {
  const named = part('Stage', 'StageName: !If [IsProd, live, !ImportValue It], AutoDeploy: true');
  const text = chat({ Stage: named, Mapping: under('IsProd', mapping('beta')) }, IS_PROD);
  expect(reports(id, text)).toHaveLength(1);
  expect(judge(id, text).unknown).toEqual([]);
});

test('ways to the stage that are too many to try are unknown', () => {
  const mapped = after(`[${WAYS.join(', ')}]`, mapping('live'));
  const text = chat({ Stage: STAGE, Mapping: mapped, ...waysTo('Stage') }, WAYS_SECTIONS);
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`Mapping Stage: ${UNTOLD_ORDER}`]);
});
