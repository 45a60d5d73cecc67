import { EXPORTED, IS_PROD, api, of, part, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { INTEGRATION, handled, handler, roleFor, storing } from '../../support/stored-connections';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'disconnect-route-missing';

test('an API whose handler may write to a table is reported as a whole', () => {
  expect(reports(id, storing())).toEqual(['Api']);
  expect(judge(id, storing()).findings).toMatchObject([
    {
      severity: 'info',
      message:
        'The API has no $disconnect route, and the handler of $connect may write to Table: nothing cleans up there after a connection has ended.',
    },
  ]);
});

test('the handler of any other route counts', () => {
  expect(reports(id, storing({ Connect: handled('send') }))).toEqual(['Api']);
});

test('an API with the route passes', () => {
  expect(reports(id, storing({ Disconnect: handled('$disconnect') }))).toEqual([]);
});

describe('what is stored', () => {
  test('is nothing where no handler may write: it passes', () => {
    expect(reports(id, storing({ Role: roleFor('dynamodb:Query') }))).toEqual([]);
    expect(reports(id, storing({ Table: '{ Type: AWS::SNS::Topic }' }))).toEqual([]);
  });

  test.each(['PartiQLInsert', 'PartiQLUpdate', 'Batch*'])('may be written by dynamodb:%s', (action) => {
    expect(reports(id, storing({ Role: roleFor(`dynamodb:${action}`) }))).toEqual(['Api']);
  });

  test('may be written by a function that is named by its ARN alone', () => {
    const integration = part('Integration', 'IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Handler.Arn');
    expect(reports(id, storing({ Integration: integration }))).toEqual(['Api']);
  });

  test('may be in a bucket', () => {
    const bucket = (action: string): string =>
      storing({
        Table: '{ Type: AWS::S3::Bucket, Properties: {} }',
        Role: roleFor(action, "!Sub '${Table.Arn}/*'"),
      });
    expect(reports(id, bucket('s3:PutObject'))).toEqual(['Api']);
    expect(reports(id, bucket('s3:GetObject'))).toEqual([]);
  });

  test('may be in a cache that the function has the address of', () => {
    const cache = (properties: string): string =>
      storing({
        Table: '{ Type: AWS::ElastiCache::ReplicationGroup, Properties: {} }',
        Handler: handler(properties),
      });
    expect(reports(id, cache('Environment: { Variables: { CACHE: !GetAtt Table.PrimaryEndPoint.Address } }'))).toEqual([
      'Api',
    ]);
    expect(reports(id, cache(''))).toEqual([]);
  });

  test('is not what goes to a queue', () => {
    const queue = { Table: '{ Type: AWS::SQS::Queue }', Role: roleFor('sqs:SendMessage') };
    expect(reports(id, storing(queue))).toEqual([]);
  });

  test('may be written by an integration without a function', () => {
    const uri = "!Sub 'arn:aws:apigateway:${AWS::Region}:dynamodb:action/PutItem'";
    const direct = part(
      'Integration',
      `IntegrationType: AWS, IntegrationUri: ${uri}, CredentialsArn: !GetAtt Role.Arn`,
    );
    expect(reports(id, storing({ Integration: direct }))).toEqual(['Api']);
  });

  test('is that of the same API', () => {
    const other = { Other: api(), Connect: of('!Ref Other', handled('$connect')), Send: handled('send') };
    expect(reports(id, storing({ ...other, Integration: part('Integration', 'IntegrationType: MOCK') }))).toEqual([]);
  });
});

describe('branches', () => {
  test('the branch without the route is named', () => {
    expect(reports(id, storing({ Disconnect: under('IsProd', handled('$disconnect')) }, IS_PROD))).toEqual([
      'Api when IsProd is false',
    ]);
  });

  test('the branch in which something is stored is named', () => {
    expect(reports(id, storing({ Connect: under('IsProd', handled('$connect')) }, IS_PROD))).toEqual([
      'Api when IsProd is true',
    ]);
  });

  describe('in which a function is told of a store are named', () => {
    const told = (environment: string): string => handler(`Environment: ${environment}`);
    const variables = '{ Variables: { STORE: !Ref Table } }';
    const anything = roleFor("'*'", "'*'");

    test.each([
      [`!If [IsProd, ${variables}, !Ref AWS::NoValue]`, ['Api when IsProd is true']],
      ['{ Variables: { STORE: !If [IsProd, none, !Ref Table] } }', ['Api when IsProd is false']],
      ['{ Variables: { STORE: !If [IsProd, !Ref Table, !GetAtt Table.Arn] } }', ['Api']],
      ['{ Variables: { A: !If [IsProd, !Ref Table, none], B: !Ref Table } }', ['Api']],
      ['{ Variables: { STORE: none } }', []],
    ])('where its role may do everything: %s', (environment, reported) => {
      expect(reports(id, storing({ Role: anything, Handler: told(environment) }, IS_PROD))).toEqual(reported);
    });

    test('where its role may do everything in some branches only', () => {
      const Role = roleFor("!If [IsProd, '*', dynamodb:PutItem]", "'*'");
      expect(reports(id, storing({ Role }, IS_PROD))).toEqual(['Api when IsProd is false']);
      expect(reports(id, storing({ Role, Handler: told(`!If [IsProd, ${variables}, {}]`) }, IS_PROD))).toEqual(['Api']);
    });

    test('where the store is a cache', () => {
      const Table = '{ Type: AWS::ElastiCache::ReplicationGroup, Properties: {} }';
      expect(reports(id, storing({ Table, Handler: told(`!If [IsProd, ${variables}, {}]`) }, IS_PROD))).toEqual([
        'Api when IsProd is true',
      ]);
    });

    test('where its role is out of sight, as unknown', () => {
      const Handler = handler(`Environment: !If [IsProd, ${variables}, {}]`, '!ImportValue Role');
      expect(judge(id, storing({ Handler }, IS_PROD)).unknown).toMatchObject([{ branch: 'IsProd is true' }]);
    });

    test('but for very many branches, which are unknown', () => {
      const names = Array.from({ length: 20 }, (_, at) => `C${at}`);
      const conditions = names.map((name) => `${name}: !Equals [!Ref Env, ${name}]`).join(', ');
      const sections = `Parameters: { Env: { Type: String } }\nConditions: { ${conditions} }`;
      const some = names.map((name) => `${name}: !If [${name}, !Ref Table, none]`).join(', ');
      const text = storing({ Role: anything, Handler: told(`{ Variables: { ${some} } }`) }, sections);
      expect(reports(id, text)).toEqual([]);
      expect(unknowns(id, text)).toEqual([
        'Api : what its handlers store: the environment of its handler names it in too many branches',
      ]);
    });
  });

  test('what is stored only where the route is passes', () => {
    const together = {
      Connect: under('IsProd', handled('$connect')),
      Disconnect: under('IsProd', handled('$disconnect')),
    };
    expect(reports(id, storing(together, IS_PROD))).toEqual([]);
  });
});

test.each([
  ['a key is only known at deployment', storing({ Other: handled('!ImportValue Key') })],
  ['a macro may add the route', storing({}, 'Transform: MyMacro')],
  [
    'the role of the handler is out of sight',
    storing({
      Handler: handler('Environment: { Variables: { TABLE: !Ref Table } }', 'arn:aws:iam::111111111111:role/x'),
    }),
  ],
])('it is unknown where %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('a route in another stack is seen', () => {
  const routes = of('!ImportValue ChatApi', stack({ Route: handled('$disconnect') }));
  expect(reports(id, storing({}, EXPORTED), routes)).toEqual([]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, storing().replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('each branch is reported once, whichever handler may write in it', () => {
  const either =
    '{ Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: !If [IsProd, [dynamodb:PutItem], [dynamodb:UpdateItem]], Resource: !GetAtt Table.Arn }] } }] } }';
  expect(reports(id, storing({ Role: either }, IS_PROD))).toEqual(['Api']);
  const one = either.replace('[dynamodb:UpdateItem]', '[dynamodb:Query]');
  expect(reports(id, storing({ Role: one }, IS_PROD))).toEqual(['Api when IsProd is true']);
});

describe('several handlers', () => {
  const join = {
    Joining: INTEGRATION.replaceAll('Handler', 'Second'),
    Join: handled('join').replace('${Integration}', '${Joining}'),
  };
  const messages = (text: string): readonly string[] => judge(id, text).findings.map(({ message }) => message);

  test('are one finding, with one that may write whatever holds', () => {
    const both = { Connect: under('IsProd', handled('$connect')), Second: handler(), ...join };
    expect(messages(storing(both, IS_PROD))).toEqual([expect.stringContaining('the handler of join may write')]);
  });

  test('of which one certainly may write leave no doubt', () => {
    const outOfSight = handler('Environment: { Variables: { TABLE: !Ref Table } }', '!ImportValue Role');
    const either = storing({ Handler: outOfSight, Second: handler(), ...join });
    expect(messages(either)).toEqual([expect.stringContaining('the handler of join may write')]);
    expect(unknowns(id, either)).toEqual([]);
    expect(unknowns(id, storing({ Handler: outOfSight }))).toEqual([
      expect.stringMatching(/^Api : what its handlers store: ./),
    ]);
  });

  test('under conditions too many to try are unknown', () => {
    const text = storing(
      {
        Role: roleFor('dynamodb:PutItem').replace('Allow', REGIONAL),
        OtherRole: roleFor('dynamodb:PutItem').replace('Allow', REGIONAL),
        Second: handler('', '!GetAtt OtherRole.Arn'),
        ...join,
      },
      regions('Allow', 'Deny'),
    );
    expect(reports(id, text)).toEqual(['Api when AWS::Region is "eu-west-1"']);
  });
});

test('where nothing is stored, a route that may be out of sight is no question', () => {
  const quiet = storing({ Role: roleFor('dynamodb:Query') }, 'Transform: MyMacro');
  expect(unknowns(id, quiet)).toEqual([]);
  expect(unknowns(id, storing({}, 'Transform: MyMacro'))).toEqual(['Api : the macro MyMacro may add resources']);
});

test('an API out of sight is not judged', () => {
  const text = of('a1b2c3', storing()).replace('Type: AWS::ApiGatewayV2::Api,', 'Type: AWS::SNS::Topic,');
  expect(reports(id, text)).toEqual([]);
});

test('a role of which nobody can tell where it may do everything is unknown', () => {
  const all = `{ Effect: Allow, Action: ${REGIONAL}, Resource: "*" }`;
  const role = roleFor('dynamodb:PutItem').replace('Statement: [', `Statement: [${all}, `);
  const text = storing({ Role: role }, regions('"*"', 's3:GetObject'));
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual(['Api : the conditions around it are too many to try']);
});

test('a key that only deployment knows matters where something is stored', () => {
  const sections = IS_PROD.replace('Parameters: {', 'Parameters: { Key: { Type: String },');
  const open = (side: string): Readonly<Record<string, string>> => ({ Send: route(`!If [IsProd, ${side}]`) });
  const role = under('IsProd', roleFor('dynamodb:PutItem'));
  const inProd = { Role: role, Handler: under('IsProd', handler()), Integration: under('IsProd', INTEGRATION) };
  const connect = { Connect: under('IsProd', handled('$connect')) };
  const text = (side: string): string => storing({ ...inProd, ...connect, ...open(side) }, sections);
  expect(unknowns(id, text('send, !Ref Key'))).toEqual([]);
  expect(reports(id, text('send, !Ref Key'))).toEqual(['Api when IsProd is true']);
  expect(unknowns(id, text('!Ref Key, send'))).toEqual(['Api : the key of route Send is only known at deployment']);
});

test('a route whose key depends on a condition is named without it', () => {
  const { findings } = judge(id, storing({ Connect: handled('!If [IsProd, send, ask]') }, IS_PROD));
  expect(findings.map(({ message }) => message)).toEqual([
    'The API has no $disconnect route, and the handler of a route may write to Table: nothing cleans up there after a connection has ended.',
  ]);
});
