import { ENDPOINT, handler, mapped, mayManage } from '../../support/callback';
import { judge, line, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'callback-endpoint';
const AT = 'Handler Environment.Variables.CALLBACK_URL';
const url = (value: string): Record<string, string> => ({ CALLBACK_URL: value });

test.each([
  `!Sub "https://${ENDPOINT}"`,
  `!Sub "https://${ENDPOINT}/"`,
  `!Sub "wss://${ENDPOINT}/live"`,
  '!GetAtt Api.ApiEndpoint',
  '!Sub "${Api.ApiEndpoint}/live"',
  '!Join ["", ["https://", !Ref Api, ".execute-api.eu-west-1.amazonaws.com"]]',
  '!Sub ["https://${Host}", { Host: !Select [1, !Split ["//", !GetAtt Api.ApiEndpoint]] }]',
])('%s cannot be posted to', (value) => {
  expect(reports(id, handler({ env: url(value) }))).toEqual([AT]);
});

test.each([
  `!Sub "https://${ENDPOINT}/live"`,
  `!Sub "https://${ENDPOINT}/\${Stage}"`,
  '!Sub ["https://${Host}/live", { Host: !Select [2, !Split ["/", !GetAtt Api.ApiEndpoint]] }]',
  'https://example.com',
  '!Sub "${Api}.execute-api.eu-west-1.amazonaws.com"',
  '!Ref Api',
  '!ImportValue Url',
  '!Sub "https://${Other}.execute-api.eu-west-1.amazonaws.com"',
])('%s can, or means something else', (value) => {
  expect(reports(id, handler({ env: url(value) }))).toEqual([]);
});

test.each(['CALLBACK', 'API_ENDPOINT', 'websocketEndpoint', 'MANAGEMENT_API', 'CONNECTIONS_URL', 'POST_URL'])(
  '%s is for posting, so wss:// is wrong',
  (name) => {
    expect(reports(id, handler({ env: { [name]: `!Sub "wss://${ENDPOINT}/live"` } }))).toHaveLength(1);
  },
);

test.each(['WS_URL', 'SOCKET_URL', 'WEBSOCKET_URL', 'PUBLIC_ENDPOINT', 'CLIENT_ENDPOINT', 'URL', 'publicEndpoint'])(
  '%s may be for browsers',
  (name) => {
    expect(reports(id, handler({ env: { [name]: `!Sub "wss://${ENDPOINT}/live"` } }))).toEqual([]);
  },
);

describe('a stage that the API does not have', () => {
  const everyStage = mayManage('${Api}/*/POST/@connections/*');
  const stageOf = (properties: string): string =>
    `{ Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, ${properties} } }`;
  const prod = url(`!Sub "https://${ENDPOINT}/prod"`);

  test('cannot be posted to', () => {
    const [finding] = judge(id, handler({ env: prod, role: everyStage })).findings;
    expect(finding && line(finding)).toBe(AT);
    expect(finding?.message).toBe(
      'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/prod names stage prod, which the API does not have: no connection is there to post to.',
    );
  });

  test('is told by its letter case', () => {
    expect(reports(id, handler({ env: url(`!Sub "https://${ENDPOINT}/Live"`), role: everyStage }))).toEqual([AT]);
  });

  test('excuses no other address', () => {
    const env = { ...prod, CALLBACK_TEST: `!Sub "https://${ENDPOINT}/test"` };
    expect(reports(id, handler({ env, role: everyStage }))).toEqual([AT.replace('_URL', '_TEST'), AT]);
  });

  test('is excused by an address of a stage that it has', () => {
    const env = { ...prod, CALLBACK_LIVE: `!Sub "https://${ENDPOINT}/live"` };
    expect(reports(id, handler({ env, role: everyStage }))).toEqual([]);
  });

  test('is none of a function that may post to no connection', () => {
    expect(reports(id, handler({ env: prod, role: '' }))).toEqual([]);
  });

  test.each(['PUBLIC_URL', 'SOCKET_URL'])('may be for browsers in %s', (name) => {
    expect(reports(id, handler({ env: { [name]: `!Sub "https://${ENDPOINT}/prod"` }, role: everyStage }))).toEqual([]);
  });

  test('is there under another logical id, or in some branch', () => {
    const two = handler({ env: prod, role: everyStage, more: { Second: stageOf('StageName: prod') } });
    const sometimes = handler({
      env: prod,
      role: everyStage,
      more: { Second: stageOf('StageName: !If [IsProd, prod, test]') },
      sections: IS_PROD,
    });
    expect(reports(id, two)).toEqual([]);
    expect(reports(id, sometimes)).toEqual([`${AT} when IsProd is false`]);
  });

  test.each([
    ['whose name only deployment knows', { more: { Second: stageOf('StageName: !ImportValue Name') } }],
    ['of an API whose id leaves the app', { sections: 'Outputs: { Id: { Value: !Ref Api } }' }],
  ])('may be one %s', (_, parts) => {
    expect(reports(id, handler({ env: prod, role: everyStage, ...parts }))).toEqual([]);
  });
});

describe('a custom domain', () => {
  test.each([
    ['', 'https://ws.example.com'],
    ['', 'https://WS.example.com/'],
    ['', '!Sub "https://${Domain}"'],
    ['chat', 'https://ws.example.com/chat'],
    ['chat/v1', 'https://ws.example.com/chat/v1'],
  ])('mapped at "%s" takes %s', (key, value) => {
    expect(reports(id, handler({ env: url(value), more: mapped(key) }))).toEqual([]);
  });

  test.each([
    ['', 'https://ws.example.com/live', 'has the path /live, but the domain is mapped at its root'],
    ['', '!Sub "https://${Domain}/${Stage}"', 'mapped at its root'],
    ['chat', 'https://ws.example.com', 'has no mapping key, but the domain is mapped at /chat'],
    ['chat', 'https://ws.example.com/live', 'the domain is mapped at /chat'],
  ])('mapped at "%s" does not take %s', (key, value, message) => {
    const { findings } = judge(id, handler({ env: url(value), more: mapped(key) }));
    expect(findings[0]?.message).toContain(message);
  });

  test('whose mapping key another variable holds is put together in the code', () => {
    const env = { ...url('https://ws.example.com'), BASE: 'chat' };
    expect(reports(id, handler({ env, more: mapped('chat') }))).toEqual([]);
  });

  test('whose mapping key depends on a condition takes the address in the branch in which the keys are the same', () => {
    const more = mapped('!If [IsProd, chat, talk]');
    const { findings } = judge(id, handler({ env: url('https://ws.example.com/chat'), more, sections: IS_PROD }));
    expect(findings.map(line)).toEqual([`${AT} when IsProd is false`]);
    expect(findings[0]?.message).toContain('has the path /chat, but the domain is mapped at /talk:');
  });

  test.each([
    ['live', '!Sub "https://${Domain}/${Stage}"'],
    ['!Ref Stage', 'https://ws.example.com/live'],
  ])('mapped at %s takes %s: Ref of a stage is its name', (key, value) => {
    expect(reports(id, handler({ env: url(value), more: mapped(key) }))).toEqual([]);
  });

  test('whose mapping key only deployment knows may take any path', () => {
    expect(reports(id, handler({ env: url('https://ws.example.com/x'), more: mapped('!ImportValue Key') }))).toEqual(
      [],
    );
  });
});

test.each(['live', '!Ref Stage', '!ImportValue Stage'])(
  'another variable with the stage (%s) completes an address without one',
  (stage) => {
    const env = { ...url(`!Sub "https://${ENDPOINT}"`), STAGE: stage };
    expect(reports(id, handler({ env }))).toEqual([]);
  },
);

test('another variable with a right address of the API: this one may be for browsers', () => {
  const env = { ...url('!GetAtt Api.ApiEndpoint'), POST_TO: `!Sub "https://${ENDPOINT}/live"` };
  expect(reports(id, handler({ env }))).toEqual([]);
});

test('a function that may not manage connections posts to none', () => {
  expect(reports(id, handler({ env: url('!GetAtt Api.ApiEndpoint'), role: 'Path: /' }))).toEqual([]);
});

test('where the role is out of sight it is unknown', () => {
  const text = handler({ env: url('!GetAtt Api.ApiEndpoint') }).replace('!GetAtt Role.Arn', '!ImportValue Role');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('a default endpoint that is disabled is for callback-endpoint-disabled', () => {
  const env = url(`!Sub "https://${ENDPOINT}"`);
  expect(reports(id, handler({ env, api: 'DisableExecuteApiEndpoint: true' }))).toEqual([]);
});

test('the branch is named', () => {
  const env = url(`!If [IsProd, !Sub "https://${ENDPOINT}/live", !Sub "wss://${ENDPOINT}/live"]`);
  expect(reports(id, handler({ env, sections: IS_PROD }))).toEqual([`${AT} when IsProd is false`]);
});

test('the address of another stack is followed', () => {
  const api = `${handler({ env: {} })}\nOutputs: { Url: { Value: !GetAtt Api.ApiEndpoint, Export: { Name: url } }, Id: { Value: !Ref Api, Export: { Name: id } } }`;
  const grant = mayManage('${Id}/live/POST/@connections/*').replace(
    /!Sub (".*?")/,
    '!Sub [$1, { Id: !ImportValue id }]',
  );
  const other = handler({ env: url('!ImportValue url'), role: grant }).replace(/ {2}(?:Api|Stage): .*\n/g, '');
  expect(reports(id, api, other)).toEqual([AT]);
});

test('a function of SAM is reported at its own property', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Environment: { Variables: { CALLBACK_URL: !GetAtt Api.ApiEndpoint } }
      Policies: [{ Statement: { Effect: Allow, Action: execute-api:ManageConnections, Resource: '*' } }]`;
  expect(reports(id, text)).toEqual([AT]);
});

test('an HTTP API has no connections to post to', () => {
  expect(reports(id, handler({ env: url('!GetAtt Api.ApiEndpoint') }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the message for an address of browsers says what it is for', () => {
  expect(judge(id, handler({ env: url('!GetAtt Api.ApiEndpoint') })).findings[0]?.message).toContain(
    'is the URL that clients connect to: a back end posts over https://, so every post fails unless the code replaces wss://.',
  );
  expect(reports(id, handler({ env: url(`!Sub "ws://${ENDPOINT}/live"`) }))).toEqual([AT]);
});

test('a disabled default endpoint excuses neither wss:// nor a custom domain', () => {
  const api = 'DisableExecuteApiEndpoint: true';
  expect(reports(id, handler({ env: url('!GetAtt Api.ApiEndpoint'), api }))).toEqual([AT]);
  expect(reports(id, handler({ env: url('https://ws.example.com/live'), api, more: mapped() }))).toEqual([AT]);
});

test('the right address of another API excuses nothing', () => {
  const env = { ...url('!GetAtt Api.ApiEndpoint'), POST_TO: `!Sub "https://${ENDPOINT.replace('Api', 'Other')}/live"` };
  const more = { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }' };
  expect(reports(id, handler({ env, more }))).toEqual([AT]);
});

test('the message shows the whole path, and every key of the domain', () => {
  const more = { ...mapped('chat'), Second: mapped('talk').Mapping ?? '' };
  const { findings } = judge(id, handler({ env: url('https://ws.example.com/live/v1'), more }));
  expect(findings[0]?.message).toContain('has the path /live/v1, but the domain is mapped at /chat and /talk:');
});

test('the API behind a domain may be out of sight', () => {
  const connect = '{ Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: a1b2c3, RouteKey: $connect } }';
  const text = handler({ env: url('https://ws.example.com/live'), more: { ...mapped(), Connect: connect } });
  const imported = text.replace('ApiId: !Ref Api, DomainName', 'ApiId: a1b2c3, DomainName');
  expect(reports(id, imported)).toEqual([]);
});

describe('another variable', () => {
  const stageless = url(`!Sub "https://${ENDPOINT}"`);

  test.each(['!If [IsProd, live, none]', '!If [IsProd, !Ref AWS::NoValue, live]'])(
    'that holds the stage in one branch (%s) completes the address',
    (stage) => {
      expect(reports(id, handler({ env: { ...stageless, STAGE: stage }, sections: IS_PROD }))).toEqual([]);
    },
  );

  test.each([
    ['STAGE', 'beta'],
    ['TABLE', '!ImportValue Table'],
  ])('that does not hold it does not (%s: %s)', (name, value) => {
    expect(reports(id, handler({ env: { ...stageless, [name]: value } }))).toEqual([AT]);
  });

  test('that is empty is no key of a domain mapped at its root', () => {
    const env = { ...url('https://ws.example.com/live'), EMPTY: '""' };
    expect(reports(id, handler({ env, more: mapped() }))).toEqual([AT]);
  });

  test('is another one: an address does not complete itself', () => {
    expect(reports(id, handler({ env: { STAGE_CALLBACK: `!Sub "https://${ENDPOINT}"` } }))).toEqual([
      'Handler Environment.Variables.STAGE_CALLBACK',
    ]);
  });
});

test('conditions too many to try are unknown', () => {
  const env = { ...url(`!Sub "https://${ENDPOINT}"`), POST_TO: REGIONAL };
  const text = handler({ env, more: mapped(), sections: regions('https://ws.example.com', 'none') });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${AT}: the conditions around it are too many to try`]);
});
