import * as fs from 'node:fs';
import { policyVerdicts } from '../../src/engine/results/policy-verdicts';
import { CATALOGUE } from '../../src/rules/catalogue';
import { isAboutDeployed } from '../../src/deployed/deployed-policies';
import { type Answered, CHAT_API, CHAT_FILE, answered, found, judged, unknownIn } from './saved-answers';

const ROLE = 'role/chat-handler';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:chat-handler';

describe('what is deployed is judged by the same policies', () => {
  test('each with its own id, at the resource that AWS answered', () => {
    expect(found(answered())).toEqual(
      [
        `lambda-permission-missing ${CHAT_API}/integrations/i1n2t3a`,
        `integration-timeout-lambda ${CHAT_API}/integrations/i1n2t3a TimeoutInMillis`,
        `integration-response-missing ${CHAT_API}/integrations/m4o5c6k`,
        `connect-route-authorized ${CHAT_API}/routes/$connect AuthorizationType`,
        `stage-data-trace ${CHAT_API}/stages/prod DefaultRouteSettings.DataTraceEnabled`,
        `stage-detailed-metrics ${CHAT_API}/stages/prod DefaultRouteSettings.DetailedMetricsEnabled`,
        'log-group-retention log-group:chat-access RetentionInDays',
        'manage-connections-scope policy/post PolicyDocument.Statement[0].Resource',
        `alarms-missing ${CHAT_API}/stages/prod`,
      ].sort((a, b) => order(a) - order(b)),
    );
  });

  test('and called by the name of its API', () => {
    const [open] = judged(answered()).findings.filter(({ ruleId }) => ruleId === 'connect-route-authorized');
    expect(open?.resource).toEqual({
      constructPath: 'chat/routes/$connect',
      logicalId: `${CHAT_API}/routes/$connect`,
      template: 'deployed.json',
      type: 'AWS::ApiGatewayV2::Route',
    });
  });

  test('two APIs of one name are told apart', () => {
    const twice = answered().change('apigatewayv2 get-apis', (answer) => {
      const [api] = answer.Items as Record<string, unknown>[];
      answer.Items = [api, { ...api, ApiId: 'z9y8x7w6v5' }];
    });
    const paths = new Set(judged(twice).unknown.map(({ resource }) => resource.constructPath));
    expect(paths).toContain('chat z9y8x7w6v5');
  });

  test('at the line of the answer', () => {
    const text = fs.readFileSync(CHAT_FILE, 'utf8');
    const lines = text.split('\n');
    const at = (ruleId: string): string => {
      const { location } = judged(text).findings.find((one) => one.ruleId === ruleId) ?? {};
      return (lines[(location?.line ?? 0) - 1] ?? '').trim();
    };
    expect(at('connect-route-authorized')).toBe('"AuthorizationType": "NONE",');
    expect(at('stage-data-trace')).toBe('"DataTraceEnabled": true,');
    expect(at('integration-timeout-lambda')).toBe('"TimeoutInMillis": 29000');
    expect(at('manage-connections-scope')).toBe(
      '"Resource": "arn:aws:execute-api:eu-west-1:111122223333:*/*/POST/@connections/*"',
    );
  });

  test('as the API itself spells it, too', () => {
    const lower = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(lower)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).map(([key, one]) => [
                key.startsWith('$') ? key : key.charAt(0).toLowerCase() + key.slice(1),
                lower(one),
              ]),
            )
          : value;
    const spelled = answered();
    for (const one of spelled.answers)
      if (one.command.startsWith('apigatewayv2')) one.answer = lower(one.answer) as Record<string, unknown>;
    expect(found(spelled)).toEqual(found(answered()));
    expect(judged(spelled).findings.map(({ location }) => location.line)).toEqual(
      judged(answered()).findings.map(({ location }) => location.line),
    );
  });
});

/** Rules in the order of their findings. */
function order(finding: string): number {
  return found(answered()).indexOf(finding);
}

describe.each<[change: string, answers: () => Answered, expected: string]>([
  [
    'a limit of 0',
    () => stage({ ThrottlingRateLimit: 0 }),
    `stage-throttle-zero ${CHAT_API}/stages/prod DefaultRouteSettings.ThrottlingRateLimit`,
  ],
  [
    'a stage that was never deployed',
    () =>
      answered()
        .each('apigatewayv2 get-stages', (one) => {
          one.AutoDeploy = false;
          delete one.DeploymentId;
        })
        .each('apigatewayv2 get-deployments', () => undefined),
    `stage-deployed ${CHAT_API}/stages/prod`,
  ],
  [
    'no access log',
    () =>
      answered().each('apigatewayv2 get-stages', (one) => {
        delete one.AccessLogSettings;
      }),
    `stage-access-logs ${CHAT_API}/stages/prod AccessLogSettings`,
  ],
  [
    'a secret among the variables',
    () =>
      answered().each('apigatewayv2 get-stages', (one) => {
        one.StageVariables = { dbPassword: 'hunter2hunter2' };
      }),
    `stage-variables-secret ${CHAT_API}/stages/prod StageVariables.dbPassword`,
  ],
  [
    'no $default route',
    () =>
      answered().change('apigatewayv2 get-routes', (answer) => {
        answer.Items = (answer.Items as { RouteKey: string }[]).filter(({ RouteKey }) => RouteKey !== '$default');
      }),
    `default-route-missing ${CHAT_API}`,
  ],
  [
    'an authorizer that nothing uses',
    () =>
      answered().change('apigatewayv2 get-authorizers', (answer) => {
        answer.Items = [
          {
            AuthorizerId: 'au1',
            AuthorizerType: 'REQUEST',
            AuthorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`,
            IdentitySource: ['route.request.querystring.token'],
            Name: 'tickets',
          },
        ];
      }),
    `authorizer-unused ${CHAT_API}/authorizers/au1`,
  ],
  [
    'no response of a route',
    () =>
      answered().change('apigatewayv2 get-route-responses', (answer) => {
        answer.Items = [];
      }),
    `route-response-missing ${CHAT_API}/routes/ping RouteResponseSelectionExpression`,
  ],
  [
    'anybody may call the function',
    () => policy({ Sid: 'all', Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: FUNCTION }),
    `lambda-permission-public ${FUNCTION}/permissions/all Principal`,
  ],
  [
    'a permission for every API',
    () =>
      policy({
        Sid: 'any',
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: FUNCTION,
      }),
    `lambda-permission-source-arn ${FUNCTION}/permissions/any SourceArn`,
  ],
  [
    'an inline policy that covers every API',
    () =>
      answered().change('iam get-role-policy', (answer) => {
        answer.PolicyDocument = { Statement: [{ Effect: 'Allow', Action: 'execute-api:*', Resource: '*' }] };
      }),
    `manage-connections-scope ${ROLE} Policies[0].PolicyDocument.Statement[0].Resource`,
  ],
  [
    'the same policy in the encoding of addresses, as IAM itself answers it',
    () =>
      answered().change('iam get-role-policy', (answer) => {
        const document = { Statement: [{ Effect: 'Allow', Action: 'execute-api:*', Resource: '*' }] };
        answer.PolicyDocument = encodeURIComponent(JSON.stringify(document));
      }),
    `manage-connections-scope ${ROLE} Policies[0].PolicyDocument.Statement[0].Resource`,
  ],
  [
    'a domain beside an open endpoint',
    () => mapped({ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }),
    `api-default-endpoint-open ${CHAT_API} DisableExecuteApiEndpoint`,
  ],
  [
    'a domain that takes old TLS',
    () => mapped({ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_0' }),
    'domain-tls domainnames/ws.example.com DomainNameConfigurations[0].SecurityPolicy',
  ],
  [
    'a usage plan without a key',
    () =>
      answered().change('apigateway get-usage-plans', (answer) => {
        answer.items = [{ id: 'pl4n', name: 'gold', apiStages: [{ apiId: CHAT_API, stage: 'prod' }] }];
      }),
    'api-key-not-enforced usageplans/pl4n ApiStages[0]',
  ],
  [
    'an address that cannot be posted to',
    () =>
      answered().change('lambda get-function-configuration', (answer) => {
        answer.Environment = { Variables: { CALLBACK_URL: `https://${CHAT_API}.execute-api.eu-west-1.amazonaws.com` } };
      }),
    'callback-endpoint chat-handler Environment.Variables.CALLBACK_URL',
  ],
])('%s', (_, answers, expected) => {
  test('is found', () => {
    expect(found(answered())).not.toContain(expected);
    expect(found(answers())).toContain(expected);
  });
});

function stage(settings: Record<string, unknown>): Answered {
  return answered().each('apigatewayv2 get-stages', (one) =>
    Object.assign(one.DefaultRouteSettings as object, settings),
  );
}

function policy(...statements: readonly Record<string, unknown>[]): Answered {
  return answered().change('lambda get-policy', (answer) => {
    answer.Policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  });
}

function mapped(configuration: Record<string, unknown>): Answered {
  return answered()
    .change('apigatewayv2 get-domain-names', (answer) => {
      answer.Items = [{ DomainName: 'ws.example.com', DomainNameConfigurations: [configuration] }];
    })
    .add({
      command: 'apigatewayv2 get-api-mappings',
      'domain-name': 'ws.example.com',
      answer: { Items: [{ ApiId: CHAT_API, ApiMappingId: 'm1', ApiMappingKey: '', Stage: 'prod' }] },
    });
}

describe('the limits of the account are none of the stage', () => {
  const ofAccount = { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 };

  test('a stage with those has none', () => {
    expect(found(stage(ofAccount))).toContain(`stage-throttling ${CHAT_API}/stages/prod DefaultRouteSettings`);
  });

  test.each([
    ['most regions', ofAccount],
    ['the smaller ones', { ThrottlingRateLimit: 2_500, ThrottlingBurstLimit: 1_250 }],
  ])('nobody can tell those of %s without the answer about the account', (_, limits) => {
    const answers = stage(limits).without('apigateway get-account');
    expect(unknownIn(answers, 'stage-throttling')).toEqual([
      'no answer to `aws apigateway get-account` was saved, which tells limits of a stage from those of its account',
    ]);
    expect(found(answers).join('\n')).not.toContain('stage-throttling');
  });

  test('limits of its own are known without it', () => {
    expect(unknownIn(answered().without('apigateway get-account'), 'stage-throttling')).toEqual([]);
  });
});

describe('what the answers do not hold is unknown', () => {
  test.each([
    ['callback-private-dns', 'networks are not among the answers that are used'],
    ['callback-way-out', 'networks are not among the answers that are used'],
    ['connection-table-ttl', 'tables and queues are not among the answers that are used'],
    ['domain-cloudfront-origin', 'CloudFront distributions are not among the answers that are used'],
    ['domain-dns-record', 'DNS records are not among the answers that are used'],
    ['integration-credentials-allow', 'tables and queues are not among the answers that are used'],
  ])('%s: %s', (ruleId, reason) => {
    expect(unknownIn(answered(), ruleId)).toEqual([reason]);
  });

  test.each([
    [`apigatewayv2 get-routes --api-id ${CHAT_API}`, 'connect-route-authorized'],
    [`apigatewayv2 get-stages --api-id ${CHAT_API}`, 'stage-throttling'],
    [`apigatewayv2 get-integrations --api-id ${CHAT_API}`, 'integration-timeout-lambda'],
    [`apigatewayv2 get-authorizers --api-id ${CHAT_API}`, 'authorizer-unused'],
    [
      `apigatewayv2 get-integration-responses --api-id ${CHAT_API} --integration-id m4o5c6k`,
      'integration-response-missing',
    ],
    ['apigatewayv2 get-domain-names', 'api-default-endpoint-open'],
    [`lambda get-function-configuration --function-name ${FUNCTION}`, 'integration-timeout-lambda'],
    [`lambda get-policy --function-name ${FUNCTION}`, 'lambda-permission-missing'],
    ['iam get-role --role-name chat-handler', 'manage-connections-scope'],
    ['iam get-role-policy --role-name chat-handler --policy-name logs', 'invoke-scope'],
    ['logs describe-log-groups --log-group-name-prefix chat-access', 'log-group-retention'],
    ['cloudwatch describe-alarms', 'alarms-missing'],
  ])('without the answer to `aws %s`: %s', (call, ruleId) => {
    const [service, operation] = call.split(' ');
    const answers = answered().without(`${service} ${operation}`);
    expect(unknownIn(answers, ruleId)).toEqual([`no answer to \`aws ${call}\` was saved`]);
    expect(found(answers).filter((one) => one.startsWith(`${ruleId} ${CHAT_API}`))).toEqual([]);
  });

  test('a refused call says why', () => {
    const answers = answered().refuse('apigatewayv2 get-routes', 'An error occurred (AccessDeniedException)');
    expect(unknownIn(answers, 'connect-route-authorized')).toEqual([
      `\`aws apigatewayv2 get-routes --api-id ${CHAT_API}\` was refused: An error occurred (AccessDeniedException)`,
    ]);
  });

  test('usage plans that end before their last page are not all of them', () => {
    const answers = answered().change('apigateway get-usage-plans', (answer) => {
      answer.position = 'more';
    });
    expect(unknownIn(answers, 'api-key-not-enforced')).toEqual([
      'the answer to `aws apigateway get-usage-plans` has more pages than were saved',
    ]);
  });

  test('a policy that is no JSON says nothing of permissions', () => {
    const answers = answered().change('lambda get-policy', (answer) => {
      answer.Policy = '{ "Version": ';
    });
    expect(unknownIn(answers, 'lambda-permission-missing')).toEqual([
      `the policy of function ${FUNCTION}: it is no policy`,
    ]);
  });

  test('a list that ends before its last page is no list', () => {
    const answers = answered().change('apigatewayv2 get-routes', (answer) => {
      answer.NextToken = 'more';
    });
    expect(unknownIn(answers, 'default-route-missing')).toEqual([
      `the answer to \`aws apigatewayv2 get-routes --api-id ${CHAT_API}\` has more pages than were saved`,
    ]);
  });

  test('pages are put together', () => {
    const paged = answered();
    const [routes] = paged.answers.filter(({ command }) => command === 'apigatewayv2 get-routes');
    const [first, ...rest] = routes?.answer?.Items as unknown[];
    if (routes) routes.answer = { Items: [first], NextToken: 'more' };
    paged.add({ command: 'apigatewayv2 get-routes', 'api-id': CHAT_API, answer: { Items: rest } });
    expect(found(paged)).toEqual(found(answered()));
  });

  test('a function without a policy is known to have none', () => {
    const answers = answered().refuse(
      'lambda get-policy',
      'An error occurred (ResourceNotFoundException) when calling the GetPolicy operation',
    );
    expect(unknownIn(answers, 'lambda-permission-missing')).toEqual([]);
    expect(found(answers)).toContain(`lambda-permission-missing ${CHAT_API}/integrations/i1n2t3a`);
  });

  test('versions of a function with other time-outs are not taken for one', () => {
    const answers = answered()
      .each('apigatewayv2 get-integrations', (one) => {
        if (one.IntegrationType === 'MOCK')
          Object.assign(one, {
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}:live/invocations`,
          });
      })
      .add({
        command: 'lambda get-function-configuration',
        'function-name': `${FUNCTION}:live`,
        answer: { FunctionName: 'chat-handler', Timeout: 10 },
      });
    expect(unknownIn(answers, 'integration-timeout-lambda')).toEqual([
      'the versions of function chat-handler that are called differ in their time-out',
    ]);
  });

  test('a statement that is no permission leaves it open', () => {
    const answers = policy({
      Sid: 'odd',
      Effect: 'Deny',
      Principal: '*',
      Action: 'lambda:InvokeFunction',
      Resource: FUNCTION,
    });
    expect(unknownIn(answers, 'lambda-permission-missing')).toEqual([
      `the policy of function ${FUNCTION}: statement odd has more than a principal, an action and the conditions of a permission`,
    ]);
  });

  test('of one API, the other is judged', () => {
    const two = answered().change('apigatewayv2 get-apis', (answer) => {
      const [api] = answer.Items as Record<string, unknown>[];
      answer.Items = [api, { ...api, ApiId: 'z9y8x7w6v5', Name: 'other' }];
    });
    expect(found(two)).toEqual(found(answered()));
    expect(unknownIn(two, 'connect-route-authorized')).toEqual([
      'no answer to `aws apigatewayv2 get-routes --api-id z9y8x7w6v5` was saved',
    ]);
  });
});

describe('what does not apply to what is deployed', () => {
  test('AWS has not refused it, so no policy says that it would', () => {
    const broken = answered().each('apigatewayv2 get-integrations', (one) => {
      one.TimeoutInMillis = 40_000;
    });
    expect(found(broken).filter((one) => one.startsWith('integration-timeout-range'))).toEqual([]);
    expect(CATALOGUE.filter((policy) => policy.category === 'deploy' && isAboutDeployed(policy))).toEqual([]);
  });

  test('is no verdict, and what the answers do not hold is unknown', () => {
    const verdicts = policyVerdicts(judged(answered().without('apigatewayv2 get-stages')));
    const of = new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
    const others = CATALOGUE.filter((policy) => !isAboutDeployed(policy)).map(({ id }) => of.get(id) ?? 'none');
    expect(new Set(others)).toEqual(new Set(['not-applicable', 'none']));
    expect([of.get('stage-throttling'), of.get('connect-route-authorized')]).toEqual(['unknown', 'violated']);
  });

  test('is counted in a note', () => {
    const count = CATALOGUE.filter((policy) => !isAboutDeployed(policy)).length;
    expect(judged(answered()).notes.map(({ message }) => message)).toEqual([
      expect.stringMatching(`^${count} policies `),
    ]);
  });
});

test('HTTP APIs are judged where they are asked for', () => {
  const http = answered()
    .each('apigatewayv2 get-apis', (api) => {
      api.ProtocolType = 'HTTP';
    })
    .each('apigatewayv2 get-routes', (route) => {
      route.RouteKey = 'GET /books';
    });
  expect(judged(http).summary.apis).toBe(0);
  expect(found(http, { preset: 'strict', protocols: ['http'] })).toContain(
    `http-route-authorized ${CHAT_API}/routes/GET /books AuthorizationType`,
  );
});

describe('the policy of a function', () => {
  const allow = { Sid: 'any', Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: FUNCTION };
  const permissions = (answers: Answered): readonly string[] =>
    found(answers).filter((one) => one.startsWith('lambda-permission-public'));

  test('may be one statement, without an id, and permit several to do several things', () => {
    const { Sid: _, ...nameless } = allow;
    const one = answered().change('lambda get-policy', (answer) => {
      answer.Policy = JSON.stringify({ Statement: nameless });
    });
    expect(permissions(one)).toEqual([`lambda-permission-public ${FUNCTION}/permissions/0 Principal`]);
    const several = policy({ ...allow, Principal: { AWS: ['*', '111122223333'] }, Action: ['lambda:InvokeFunction'] });
    expect(unknownIn(several, 'lambda-permission-missing')).toEqual([]);
    expect(permissions(several)).toEqual([`lambda-permission-public ${FUNCTION}/permissions/any Principal`]);
    const twice = policy({ ...allow, Principal: { AWS: ['111122223333', '*'] } });
    expect(permissions(twice)).toEqual([`lambda-permission-public ${FUNCTION}/permissions/any/1 Principal`]);
  });

  test.each([
    ['without a resource', { ...allow, Resource: ['a', 'b'] }],
    ['without an action', { ...allow, Action: undefined }],
    ['for nobody', { ...allow, Principal: undefined, NotPrincipal: '*' }],
    ['under a condition that is none', { ...allow, Condition: 'x' }],
    [
      'under a comparison that no permission has',
      { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
    ],
    [
      'under a key that no permission has',
      { ...allow, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
    ],
    ['under two values of one key', { ...allow, Condition: { ArnLike: { 'AWS:SourceArn': ['a', 'b'] } } }],
    [
      'under one key twice',
      { ...allow, Condition: { ArnLike: { 'AWS:SourceArn': 'a' }, ArnEquals: { 'aws:SourceArn': 'b' } } },
    ],
  ])('that permits %s leaves it open', (_, statement) => {
    expect(unknownIn(policy(statement), 'lambda-permission-missing')).toEqual([
      `the policy of function ${FUNCTION}: statement any has more than a principal, an action and the conditions of a permission`,
    ]);
  });

  test.each(['"x"', '[]', '{"Statement":["x"]}'])('that is none leaves it open: %s', (text) => {
    const answers = answered().change('lambda get-policy', (answer) => {
      answer.Policy = text;
    });
    expect(unknownIn(answers, 'lambda-permission-missing')).toEqual([
      `the policy of function ${FUNCTION}: it is no policy`,
    ]);
  });
});

describe('roles', () => {
  const POST = { Statement: [{ Effect: 'Allow', Action: 'execute-api:*', Resource: '*' }] };

  test('have policies that AWS keeps, and those of which the version was not saved, by name', () => {
    const answers = answered().each(
      'iam list-attached-role-policies',
      (one) => {
        one.PolicyArn = 'arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess';
      },
      'AttachedPolicies',
    );
    expect(found(answers).some((one) => one.startsWith('invoke-full-access role/'))).toBe(true);
    const unsaved = answered().without('iam get-policy-version');
    expect(found(unsaved).filter((one) => one.includes('policy/post'))).toEqual([]);
  });

  test('share a policy that is attached to several', () => {
    const OTHER = 'arn:aws:lambda:eu-west-1:111122223333:function:other';
    const answers = answered()
      .each('apigatewayv2 get-integrations', (one) => {
        if (one.IntegrationType === 'MOCK') Object.assign(one, { IntegrationType: 'AWS_PROXY', IntegrationUri: OTHER });
      })
      .add({
        command: 'lambda get-function-configuration',
        'function-name': OTHER,
        answer: { FunctionName: 'other', Role: 'arn:aws:iam::111122223333:role/other' },
      })
      .add({ command: 'iam get-role', 'role-name': 'other', answer: { Role: { RoleName: 'other' } } });
    const [attached] = answers.answers.filter(({ command }) => command === 'iam list-attached-role-policies');
    answers.add({ ...attached, command: 'iam list-attached-role-policies', 'role-name': 'other' });
    expect(found(answers).filter((one) => one.startsWith('manage-connections-scope'))).toEqual([
      'manage-connections-scope policy/post PolicyDocument.Statement[0].Resource',
    ]);
  });

  test('have a boundary, which takes away what policies grant', () => {
    const bounded = (boundary: object): readonly string[] =>
      found(
        answered()
          .change('iam get-role-policy', (answer) => {
            answer.PolicyDocument = POST;
          })
          .change('iam get-role', (answer) => {
            Object.assign(answer.Role as object, boundary);
          }),
      ).filter((one) => one.startsWith('manage-connections-scope role/'));
    expect(bounded({})).toEqual([`manage-connections-scope ${ROLE} Policies[0].PolicyDocument.Statement[0].Resource`]);
    const PermissionsBoundary = { PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' };
    expect(bounded({ PermissionsBoundary })).toEqual([]);
  });

  test('whose policies AWS does not show are not known', () => {
    const answers = answered().refuse('iam list-role-policies', 'AccessDenied');
    expect(unknownIn(answers, 'manage-connections-scope')).toEqual([
      '`aws iam list-role-policies --role-name chat-handler` was refused: AccessDenied',
    ]);
    const inline = answered().refuse('iam get-role-policy', 'AccessDenied');
    expect(unknownIn(inline, 'manage-connections-scope').join()).toContain('was refused: AccessDenied');
  });
});

describe('around APIs', () => {
  test('a function that AWS does not show is not known', () => {
    const answers = answered().refuse('lambda get-function-configuration', 'AccessDenied');
    expect(unknownIn(answers, 'integration-timeout-lambda')).toEqual([
      `\`aws lambda get-function-configuration --function-name ${FUNCTION}\` was refused: AccessDenied`,
    ]);
  });

  test('an integration that calls no function has none to be known', () => {
    const answers = answered().each('apigatewayv2 get-integrations', (one) => {
      Object.assign(one, { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://chat.example.org' });
    });
    expect(unknownIn(answers, 'integration-timeout-lambda')).toEqual([]);
  });

  test('a function may be called by its ARN alone', () => {
    const answers = answered()
      .each('apigatewayv2 get-integrations', (one) => {
        if (one.IntegrationType !== 'MOCK') one.IntegrationUri = `${FUNCTION}:live`;
      })
      .without('lambda get-function-configuration');
    expect(unknownIn(answers, 'integration-timeout-lambda')).toEqual([
      `no answer to \`aws lambda get-function-configuration --function-name ${FUNCTION}:live\` was saved`,
    ]);
  });

  test('a log group that AWS does not list is said not to be there', () => {
    const answers = answered().change('logs describe-log-groups', (answer) => {
      answer.logGroups = [];
    });
    expect(unknownIn(answers, 'log-group-retention').join()).toContain('log group chat-access is not there');
  });

  test('the role of the account is told where it has one', () => {
    const answers = answered().change('apigateway get-account', (answer) => {
      answer.cloudwatchRoleArn = 'arn:aws:iam::111122223333:role/logs';
    });
    expect(judged(answers).failures).toEqual([]);
    expect(found(answers).some((one) => one.startsWith('stage-logging-account-role'))).toBe(false);
  });

  test('keys may come from an authorizer', () => {
    const answers = answered().each('apigatewayv2 get-apis', (api) => {
      api.ApiKeySelectionExpression = '$context.authorizer.usageIdentifierKey';
    });
    expect(found(answers).filter((one) => one.startsWith('api-key-'))).toContain(
      `api-key-from-authorizer ${CHAT_API} ApiKeySelectionExpression`,
    );
  });

  test('a mapping may lead to a stage that is not among the answers, at a path or at the root', () => {
    const answers = mapped({ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }).each(
      'apigatewayv2 get-api-mappings',
      (one) => {
        one.Stage = 'gone';
        delete one.ApiMappingKey;
      },
    );
    expect(judged(answers).failures).toEqual([]);
    expect(found(answers)).toContain(`api-default-endpoint-open ${CHAT_API} DisableExecuteApiEndpoint`);
  });

  test('account and region are not needed, nor the name of an API', () => {
    const answers = answered()
      .without('sts get-caller-identity')
      .each('apigatewayv2 get-apis', (api) => {
        delete api.ApiEndpoint;
        delete api.Name;
      });
    const [open] = judged(answers).findings.filter(({ ruleId }) => ruleId === 'connect-route-authorized');
    expect(open?.resource.constructPath).toBe(`${CHAT_API}/routes/$connect`);
    const elsewhere = answered().each('apigatewayv2 get-apis', (api) => {
      api.ApiEndpoint = 'wss://chat.example.org';
    });
    expect(judged(elsewhere).failures).toEqual([]);
  });

  test('a stage may have no settings', () => {
    const answers = answered().each('apigatewayv2 get-stages', (one) => {
      delete one.DefaultRouteSettings;
    });
    expect(found(answers)).toContain(`stage-throttling ${CHAT_API}/stages/prod DefaultRouteSettings`);
  });
});
