import { EXPORTED, IS_PROD, api, chat, part, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { books } from '../../support/http';
import { httpFindings } from '../../support/http-parts';

const id = 'domain-cloudfront-origin';
const BEHAVIOR = 'Distribution DistributionConfig.DefaultCacheBehavior';
const AT = `${BEHAVIOR}.OriginRequestPolicyId`;
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const HOST = '!Sub "${Api}.execute-api.${AWS::Region}.amazonaws.com"';

interface Scene {
  readonly host?: string;
  /** Of the origin that is the API. */
  readonly path?: string;
  /** Of the default behavior. */
  readonly behavior?: string;
  readonly protocol?: string;
  readonly others?: string;
  /** Of the distribution. */
  readonly config?: string;
}

function distribution({
  host = HOST,
  path = '!Ref AWS::NoValue',
  behavior = '',
  protocol = 'https-only',
  others = '[]',
  config = '',
}: Scene): string {
  return `{ Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { Origins: [{ Id: pages, DomainName: pages.example.com }, { Id: chat, DomainName: ${host}, OriginPath: ${path}, CustomOriginConfig: { OriginProtocolPolicy: ${protocol} } }], DefaultCacheBehavior: { TargetOriginId: chat, ${behavior} }, CacheBehaviors: ${others}, ${config} } } }`;
}

const app = (scene: Scene, more: Readonly<Record<string, string>> = {}, sections = IS_PROD): string =>
  chat({ Distribution: distribution(scene), ...more }, sections);
const policy = (value: string): string => `OriginRequestPolicyId: ${value}`;
const own = (headers: string): Readonly<Record<string, string>> => ({
  Policy: `{ Type: AWS::CloudFront::OriginRequestPolicy, Properties: { OriginRequestPolicyConfig: { Name: own, HeadersConfig: { HeaderBehavior: ${headers} } } } }`,
});
const ownCache = (headers: string): Readonly<Record<string, string>> => ({
  Cache: `{ Type: AWS::CloudFront::CachePolicy, Properties: { CachePolicyConfig: { Name: own, ParametersInCacheKeyAndForwardedToOrigin: { HeadersConfig: { HeaderBehavior: ${headers} } } } } }`,
});

test('a behavior that sends the Host header of the viewer is reported', () => {
  expect(reports(id, app({ behavior: policy(ALL_VIEWER) }))).toEqual([AT]);
  expect(judge(id, app({ behavior: policy(ALL_VIEWER) })).findings[0]?.message).toBe(
    'The behavior sends the Host header of the viewer to the default endpoint of an API, which answers 403 Forbidden: no API has that name.',
  );
});

test.each(['33f36d7e-f396-46d9-90e0-52428a34d9dc', 'bf0718e1-ba1e-49d1-88b1-f726733018ae'])(
  'so is another managed policy that does: %s',
  (value) => {
    expect(reports(id, app({ behavior: policy(value) }))).toEqual([AT]);
  },
);

test.each([
  'allViewer',
  'allViewerAndWhitelistCloudFront, Headers: [CloudFront-Viewer-Country]',
  'whitelist, Headers: [Accept, HOST]',
  'allExcept, Headers: [Cookie]',
])('so is one of the app: %s', (headers) => {
  expect(reports(id, app({ behavior: policy('!Ref Policy') }, own(headers)))).toEqual([AT]);
});

test.each(['"*"', 'Host', 'host'])('so are forwarded values: %s', (header) => {
  const scene = app({ behavior: `ForwardedValues: { QueryString: true, Headers: [Accept, ${header}] }` });
  expect(reports(id, scene)).toEqual([`${BEHAVIOR}.ForwardedValues.Headers`]);
  expect(judge(id, scene).findings[0]?.fix).toBe('List in Headers what the API needs, without Host and without *.');
});

test('forwarded values that name it twice are reported once', () => {
  const scene = app({ behavior: 'ForwardedValues: { Headers: [Host, "*"] }' });
  expect(judge(id, scene).findings).toHaveLength(1);
});

describe('a header in the cache key is sent, too', () => {
  const CACHE = `${BEHAVIOR}.CachePolicyId`;

  test.each([
    '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
    '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
    '2e54312d-136d-493c-8eb9-b001f22f67d2',
  ])('by managed policy %s', (value) => {
    const scene = app({ behavior: `CachePolicyId: ${value}` });
    expect(reports(id, scene)).toEqual([CACHE]);
    expect(judge(id, scene).findings[0]?.fix).toBe(
      'Set CachePolicyId to a policy without the Host header, such as 4135ea2d-6df8-44a3-9df3-4b5a84be39ad (CachingDisabled).',
    );
  });

  test('by a policy of the app', () => {
    const cached = (headers: string): string => app({ behavior: 'CachePolicyId: !Ref Cache' }, ownCache(headers));
    expect(reports(id, cached('whitelist, Headers: [Authorization, Host]'))).toEqual([CACHE]);
    expect(reports(id, cached('whitelist, Headers: [Authorization]'))).toEqual([]);
    expect(reports(id, cached('none'))).toEqual([]);
  });

  test.each([
    ['other managed policies', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'],
    ['policies that only deployment knows', '!ImportValue Cache'],
    ['policies of other kinds', '!Ref Policy'],
  ])('but not by %s', (_, value) => {
    expect(reports(id, app({ behavior: `CachePolicyId: ${value}` }, own('allViewer')))).toEqual([]);
  });

  test('unless an origin request policy may leave it out', () => {
    const behavior = `CachePolicyId: 83da9c7e-98b4-4e11-a168-04f0df8e2c65, ${policy(EXCEPT_HOST)}`;
    expect(reports(id, app({ behavior }))).toEqual([]);
  });

  test('in the branch in which there is no origin request policy', () => {
    const behavior = `CachePolicyId: 83da9c7e-98b4-4e11-a168-04f0df8e2c65, ${policy(`!If [IsProd, ${EXCEPT_HOST}, !Ref AWS::NoValue]`)}`;
    expect(reports(id, app({ behavior }))).toEqual([`${CACHE} when IsProd is false`]);
  });
});

test.each([
  ['sends no header', {}],
  ['leaves the Host header out', { behavior: policy(EXCEPT_HOST) }],
  ['has a policy that only deployment knows', { behavior: policy('!ImportValue Policy') }],
  ['forwards other headers', { behavior: 'ForwardedValues: { Headers: [Accept] }' }],
  ['forwards headers with longer names', { behavior: 'ForwardedValues: { Headers: [X-Host, Host-Name] }' }],
  ['has what is no policy', { behavior: 'OriginRequestPolicyId: [a]' }],
  ['has a resource that is no policy', { behavior: policy('!Ref Api') }],
  ['has no policy, and forwards nothing that is known', { behavior: 'ForwardedValues: { Headers: [!Ref Gone] }' }],
  ['leads elsewhere', { behavior: policy(ALL_VIEWER), host: 'other.example.com' }],
  [
    'leads to an API out of sight',
    { behavior: policy(ALL_VIEWER), host: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com' },
  ],
  [
    'runs code before the origin',
    { behavior: `${policy(ALL_VIEWER)}, LambdaFunctionAssociations: [{ EventType: origin-request }]` },
  ],
  [
    'runs code that only deployment knows',
    { behavior: `${policy(ALL_VIEWER)}, LambdaFunctionAssociations: !ImportValue Code` },
  ],
  ['runs a function', { behavior: `${policy(ALL_VIEWER)}, FunctionAssociations: [{ EventType: viewer-request }]` }],
])('a behavior that %s passes', (_, scene: Scene) => {
  expect(reports(id, app(scene))).toEqual([]);
});

test('a behavior that may run code, and does not, is reported', () => {
  const behavior = `${policy(ALL_VIEWER)}, FunctionAssociations: []`;
  expect(reports(id, app({ behavior }))).toEqual([AT]);
});

test('so is the branch in which a behavior runs none', () => {
  const behavior = `${policy(ALL_VIEWER)}, FunctionAssociations: !If [IsProd, [{ EventType: viewer-request }], []]`;
  expect(reports(id, app({ behavior }))).toEqual([`${AT} when IsProd is false`]);
});

test.each([
  'none',
  'whitelist',
  'whitelist, Headers: [Accept, X-Host, !ImportValue Header]',
  'allExcept, Headers: [Cookie, host]',
  'allExcept, Headers: [Cookie, !ImportValue Header]',
  'allExcept, Headers: !ImportValue Headers',
  '!ImportValue Headers',
  'unheard-of',
])('a policy of the app with %s passes', (headers) => {
  const scene = app({ behavior: policy('!Ref Policy') }, own(headers));
  expect([reports(id, scene), unknowns(id, scene)]).toEqual([[], []]);
});

describe('the header may name an API', () => {
  const DOMAIN = 'AWS::ApiGatewayV2::DomainName';
  const named = (type: string): Readonly<Record<string, string>> => ({
    Named: `{ Type: ${type}, Properties: { DomainName: chat.example.com } }`,
  });
  const behavior = policy(ALL_VIEWER);

  test.each([
    DOMAIN,
    'AWS::ApiGateway::DomainName',
    'AWS::ApiGatewayV2::ApiMapping',
    'AWS::ApiGateway::BasePathMapping',
  ])('where there is a %s: that is unknown', (type) => {
    const scene = app({ behavior, config: 'Aliases: [chat.example.com]' }, named(type));
    expect(reports(id, scene)).toEqual([]);
    expect(unknowns(id, scene)).toEqual([`${AT}: the viewer may ask for the custom domain of Named`]);
  });

  test.each(['CNAMEs: [chat.example.com]', 'Aliases: !ImportValue Names', 'ConnectionMode: tenant-only'])(
    'where the distribution has names of its own: %s',
    (config) => {
      expect(reports(id, app({ behavior, config }, named(DOMAIN)))).toEqual([]);
    },
  );

  test.each(['', 'Aliases: []', 'Aliases: !Ref AWS::NoValue'])(
    'and not where viewers ask by the name that CloudFront makes: %s',
    (config) => {
      expect(reports(id, app({ behavior, config }, named(DOMAIN)))).toEqual([AT]);
    },
  );

  test('and not where no API has a custom domain', () => {
    expect(reports(id, app({ behavior, config: 'Aliases: [chat.example.com]' }))).toEqual([AT]);
  });

  test('in the branch in which the distribution has a name', () => {
    const config = 'Aliases: !If [IsProd, [chat.example.com], []]';
    expect(reports(id, app({ behavior, config }, named(DOMAIN)))).toEqual([`${AT} when IsProd is false`]);
  });

  test('where another stack may map a domain to the API', () => {
    const sections = `${IS_PROD}\nOutputs: { Api: { Value: !Ref Api, Export: { Name: api } } }`;
    const scene = app({ behavior, config: 'Aliases: [chat.example.com]' }, {}, sections);
    expect(reports(id, scene)).toEqual([]);
    expect(unknowns(id, scene)).toEqual([
      `${AT}: its id leaves the stack, so parts of it may be in a template out of sight`,
    ]);
    expect(reports(id, app({ behavior }, {}, sections))).toEqual([AT]);
  });
});

test('each behavior is judged by its own origin', () => {
  const others = `[{ TargetOriginId: pages, ${policy(ALL_VIEWER)} }, { TargetOriginId: chat, ${policy(ALL_VIEWER)} }]`;
  expect(reports(id, app({ others }))).toEqual([
    'Distribution DistributionConfig.CacheBehaviors[1].OriginRequestPolicyId',
  ]);
});

describe('an origin of a group', () => {
  const grouped = (members: string, target = 'both'): string =>
    app({
      behavior: policy(ALL_VIEWER),
      config: `OriginGroups: { Items: [{ Id: both, Members: { Items: [${members}] } }, { Id: others, Members: { Items: [{ OriginId: pages }] } }] }`,
    }).replace('TargetOriginId: chat', `TargetOriginId: ${target}`);

  test('is sent the same, whichever comes first', () => {
    expect(reports(id, grouped('{ OriginId: chat }, { OriginId: pages }'))).toEqual([AT]);
    expect(reports(id, grouped('{ OriginId: pages }, { OriginId: chat }'))).toEqual([AT]);
  });

  test('is reported once, with another', () => {
    const both = grouped('{ OriginId: chat }, { OriginId: again }').replace(
      'Origins: [',
      `Origins: [{ Id: again, DomainName: ${HOST} }, `,
    );
    expect(judge(id, both).findings).toHaveLength(1);
  });

  test('is not, of another group', () => {
    expect(reports(id, grouped('{ OriginId: chat }', 'others'))).toEqual([]);
  });

  test('is in the branch of its group', () => {
    expect(reports(id, grouped('{ OriginId: chat }', '!If [IsProd, both, others]'))).toEqual([
      `${AT} when IsProd is true`,
    ]);
  });
});

describe('the origin', () => {
  const NAME = 'Distribution DistributionConfig.Origins[1].DomainName';

  test.each(['!GetAtt Api.ApiEndpoint', '!Sub "https://${Api}.execute-api.${AWS::Region}.amazonaws.com"'])(
    'is a host, not %s',
    (host) => {
      expect(reports(id, app({ host }))).toEqual([NAME]);
      const [finding] = judge(id, app({ host })).findings;
      expect(finding?.message).toMatch(/"The parameter origin name cannot contain a colon"/);
      expect(finding?.fix).toBe(
        'Write the host name alone: ${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}, in Fn::Sub.',
      );
    },
  );

  test('is the host of an endpoint that is split', () => {
    expect(reports(id, app({ host: '!Select [2, !Split ["/", !GetAtt Api.ApiEndpoint]]' }))).toEqual([]);
  });

  test('is not asked in plain HTTP', () => {
    const at = 'Distribution DistributionConfig.Origins[1].CustomOriginConfig.OriginProtocolPolicy';
    const plain = app({ protocol: 'http-only' });
    expect(reports(id, plain)).toEqual([at]);
    expect(judge(id, plain).findings[0]).toMatchObject({
      message: 'The distribution sends plain HTTP to an API, which accepts TLS only.',
      fix: 'Set OriginProtocolPolicy to https-only.',
    });
    for (const protocol of ['match-viewer', '!ImportValue Protocol', '!Ref AWS::NoValue'])
      expect(reports(id, app({ protocol }))).toEqual([]);
  });

  test('that is no API may be asked in plain HTTP', () => {
    expect(reports(id, app({ host: 'pages.example.com', protocol: 'http-only' }))).toEqual([]);
  });

  test.each(['!GetAtt Domain.RegionalDomainName', '!Ref Domain', 'chat.example.com'])(
    'may be a custom domain, which the Host header names: %s',
    (host) => {
      const more = {
        Domain: '{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: chat.example.com } }',
        Mapping:
          '{ Type: AWS::ApiGatewayV2::ApiMapping, Properties: { ApiId: !Ref Api, Stage: live, DomainName: !Ref Domain } }',
      };
      const scene = app({ behavior: policy(ALL_VIEWER), host }, more);
      expect([reports(id, scene), unknowns(id, scene)]).toEqual([[], []]);
    },
  );

  describe('that is the default endpoint of an API', () => {
    const withEndpoint = (disabled: string, { host = HOST, ...scene }: Scene = {}): string =>
      chat(
        {
          Closed: `{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: closed, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action, DisableExecuteApiEndpoint: ${disabled} } }`,
          Distribution: distribution({ host: host.replace('{Api}', '{Closed}'), ...scene }),
        },
        IS_PROD,
      );

    test.each(['true', '"true"'])('is reported where that is disabled by %s', (disabled) => {
      expect(reports(id, withEndpoint(disabled))).toEqual([NAME]);
      expect(judge(id, withEndpoint(disabled)).findings[0]).toMatchObject({
        message:
          'The origin is the default endpoint of an API that has disabled it: every request of a viewer is refused.',
        fix: 'Make a custom domain of the API the origin: as DomainName its name (not the one that viewers use), and no stage in OriginPath. Or remove DisableExecuteApiEndpoint from the API.',
      });
    });

    test.each(['false', '!Ref AWS::NoValue'])('passes with DisableExecuteApiEndpoint: %s', (disabled) => {
      expect(reports(id, withEndpoint(disabled))).toEqual([]);
    });

    test('passes where the origin is another host', () => {
      expect(reports(id, withEndpoint('true', { host: 'pages.example.com' }))).toEqual([]);
    });

    test('is reported in the branch in which both are so', () => {
      const disabled = '!If [IsProd, true, false]';
      expect(reports(id, withEndpoint(disabled))).toEqual([`${NAME} when IsProd is true`]);
      expect(reports(id, withEndpoint(disabled, { host: `!If [IsProd, pages.example.com, ${HOST}]` }))).toEqual([]);
    });

    test('is unknown where only deployment knows', () => {
      const scene = withEndpoint('!ImportValue Disabled');
      expect(reports(id, scene)).toEqual([]);
      expect(unknowns(id, scene)).toEqual([expect.stringContaining(`${NAME}: `)]);
    });
  });

  describe('that is a disabled default endpoint', () => {
    const asked = (scene: Scene): string =>
      chat(
        {
          Closed:
            '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: closed, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action, DisableExecuteApiEndpoint: true } }',
          Domain: '{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: chat.example.com } }',
          Distribution: distribution({ host: HOST.replace('{Api}', '{Closed}'), ...scene }),
        },
        IS_PROD,
      );

    test('may be asked for a custom domain, by the name of the viewer', () => {
      const scene = asked({ behavior: policy(ALL_VIEWER), config: 'Aliases: [chat.example.com]' });
      expect(reports(id, scene)).toEqual([]);
      expect(unknowns(id, scene)).toContain(`${NAME}: the viewer may ask for the custom domain of Domain`);
    });

    test('may be asked for one by code at the edge', () => {
      const scene = asked({ behavior: 'LambdaFunctionAssociations: [{ EventType: origin-request }]' });
      expect(reports(id, scene)).toEqual([]);
      expect(unknowns(id, scene)).toEqual([`${NAME}: code at the edge may ask for another host`]);
    });

    test('may be asked for one by one behavior of several', () => {
      const behavior = policy(EXCEPT_HOST);
      const coded = '[{ TargetOriginId: chat, FunctionAssociations: [{ EventType: viewer-request }] }]';
      expect(reports(id, asked({ behavior, others: coded }))).toEqual([]);
      const named = {
        others: `[{ TargetOriginId: chat, ${policy(ALL_VIEWER)} }]`,
        config: 'Aliases: [chat.example.com]',
      };
      expect(reports(id, asked({ behavior, ...named }))).toEqual([]);
    });

    test('is asked for itself where neither is so', () => {
      expect(reports(id, asked({ config: 'Aliases: [chat.example.com]' }))).toEqual([NAME]);
      expect(reports(id, asked({ behavior: policy(ALL_VIEWER) }))).toContain(NAME);
    });
  });

  test('may be in another stack than its API', () => {
    const Distribution = distribution({
      host: '!Sub ["${Id}.execute-api.${AWS::Region}.amazonaws.com", { Id: !ImportValue ChatApi }]',
      behavior: policy(ALL_VIEWER),
    });
    expect(reports(id, chat({}, EXPORTED), stack({ Distribution }))).toEqual([AT]);
  });
});

describe('the path of the origin begins with a stage of the API', () => {
  const PATH = 'Distribution DistributionConfig.Origins[1].OriginPath';
  const LIVE = { Live: part('Stage', 'StageName: live') };

  test('one that it does not have is reported', () => {
    expect(reports(id, app({ path: '/prod' }, LIVE))).toEqual([PATH]);
    expect(judge(id, app({ path: '/prod' }, LIVE)).findings[0]).toMatchObject({
      message:
        'OriginPath begins with stage prod, which the API does not have: no request of a viewer reaches the API.',
      fix: 'Begin OriginPath with the name of a stage of the API: /${Stage}, in Fn::Sub.',
    });
  });

  test.each(['/live', '!Sub "/${Live}"', '!Join ["", [/, !Ref Live]]', '/live/rooms', '""', '/', '!Ref AWS::NoValue'])(
    'one that it has passes, and so does none: %s',
    (path) => {
      expect([reports(id, app({ path }, LIVE)), unknowns(id, app({ path }, LIVE))]).toEqual([[], []]);
    },
  );

  test('a stage of another API is none of this one', () => {
    const Other = LIVE.Live.replace('!Ref Api', '!Ref Second').replace('live', 'prod');
    const Second = api();
    expect(reports(id, app({ path: '!Sub "/${Other}"' }, { ...LIVE, Second, Other }))).toEqual([PATH]);
  });

  test('an API without stages in sight, and one out of sight, are not judged', () => {
    expect(reports(id, app({ path: '/prod' }))).toEqual([]);
    const host = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
    expect(reports(id, app({ path: '/prod', host }, LIVE))).toEqual([]);
  });

  test('with the stage $default, a path may be that of a route', () => {
    const more = { ...LIVE, Rest: part('Stage', 'StageName: $default') };
    expect(reports(id, app({ path: '/prod' }, more))).toEqual([]);
    const sometimes = { ...LIVE, Rest: under('IsProd', more.Rest) };
    expect(reports(id, app({ path: '/prod' }, sometimes))).toEqual([`${PATH} when IsProd is false`]);
  });

  test('an HTTP API is judged alike', () => {
    const scene = (stageName: string): string =>
      books({ Distribution: distribution({ path: '/prod' }), Live: part('Stage', `StageName: ${stageName}`) });
    expect(httpFindings(scene('live'), id)).toEqual([PATH]);
    expect(httpFindings(scene('$default'), id)).toEqual([]);
    expect(httpFindings(scene('prod'), id)).toEqual([]);
  });

  test('the branch is named, of the path and of the stage', () => {
    expect(reports(id, app({ path: '!If [IsProd, /prod, /live]' }, LIVE))).toEqual([`${PATH} when IsProd is true`]);
    const more = { ...LIVE, Prod: under('IsProd', part('Stage', 'StageName: prod')) };
    expect(reports(id, app({ path: '/prod' }, more))).toEqual([`${PATH} when IsProd is false`]);
  });

  test.each([
    ['!Sub "/${Env}"', 'stage ${Ref Env} is only known at deployment'],
    ['!ImportValue Path', 'ImportValue Path: no template in sight exports it'],
  ])('what only deployment knows is unknown: %s', (path, reason) => {
    expect(reports(id, app({ path }, LIVE))).toEqual([]);
    expect(unknowns(id, app({ path }, LIVE))).toEqual([`${PATH}: ${reason}`]);
  });

  test('a stage whose name only deployment knows may be it', () => {
    const scene = app({ path: '/prod' }, { Live: part('Stage', 'StageName: !Ref Env') });
    expect(reports(id, scene)).toEqual([]);
    expect(unknowns(id, scene)).toEqual([`${PATH}: the name of stage Live is only known at deployment`]);
  });

  test('code at the edge may ask for another path', () => {
    const scene = app({ path: '/prod', behavior: 'FunctionAssociations: [{ EventType: viewer-request }]' }, LIVE);
    expect(reports(id, scene)).toEqual([]);
    expect(unknowns(id, scene)).toEqual([`${PATH}: code at the edge may ask for another path`]);
    const others = '[{ PathPattern: /rooms, TargetOriginId: chat }]';
    const behavior = 'FunctionAssociations: [{ EventType: viewer-request }]';
    expect(reports(id, app({ path: '/prod', behavior, others }, LIVE))).toEqual([]);
  });

  test.each(['${Api}.execute-api.${AWS::Region}.amazonaws.com/live', '${Api}.execute-api.eu-west-1.amazonaws.com/'])(
    'it does not stand in the name: %s',
    (host) => {
      const scene = app({ host: `!Sub "${host}"` }, LIVE);
      expect(reports(id, scene)).toEqual(['Distribution DistributionConfig.Origins[1].DomainName']);
      expect(judge(id, scene).findings[0]).toMatchObject({
        message: `${host} has a path, and an origin is a host name: "The parameter origin name must be a domain name".`,
        fix: 'Write the host name alone in DomainName, and the path in OriginPath, such as /${Stage} in Fn::Sub.',
      });
    },
  );
});

test('the branch is named', () => {
  const when = (value: boolean): string[] => [`${AT} when IsProd is ${String(value)}`];
  expect(reports(id, app({ behavior: policy(`!If [IsProd, ${EXCEPT_HOST}, ${ALL_VIEWER}]`) }))).toEqual(when(false));
  expect(reports(id, app({ behavior: policy(ALL_VIEWER), host: `!If [IsProd, ${HOST}, other.example.com]` }))).toEqual(
    when(true),
  );
  expect(reports(id, app({ behavior: policy('!Ref Policy') }, own('!If [IsProd, allViewer, none]')))).toEqual(
    when(true),
  );
});
