import { reports } from './findings';

/** Parameter `Env` without a default, and condition `IsProd` on it. */
export const IS_PROD = `
Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsTest: !Not [!Condition IsProd] }`;

/** Two conditions that may hold together. */
export const IS_PROD_OR_BIG = `
Parameters: { Env: { Type: String }, Size: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsBig: !Equals [!Ref Size, big] }`;

/** Exports the id of the API as `ChatApi`. */
export const EXPORTED = 'Outputs: { ApiId: { Value: !Ref Api, Export: { Name: ChatApi } } }';

/** A template, from resources in YAML's flow style by their logical ids. */
export function stack(resources: Readonly<Record<string, string>>, sections = ''): string {
  return [sections, 'Resources:', ...Object.entries(resources).map(([id, text]) => `  ${id}: ${text}`)].join('\n');
}

/** A WebSocket API. */
export function api(properties = 'RouteSelectionExpression: $request.body.action'): string {
  return `{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, ${properties} } }`;
}

/** A template with WebSocket API `Api`, and further resources. */
export function chat(resources: Readonly<Record<string, string>> = {}, sections = ''): string {
  return stack({ Api: api(), ...resources }, sections);
}

/** A part of API `Api`, of type `AWS::ApiGatewayV2::…`. */
export function part(type: string, properties: string): string {
  return `{ Type: AWS::ApiGatewayV2::${type}, Properties: { ApiId: !Ref Api, ${properties} } }`;
}

/** A route of API `Api`. */
export function route(key: string, properties = ''): string {
  return part('Route', `RouteKey: ${key}, ${properties}`);
}

/** A valid authorizer of API `Api`, with some properties replaced. */
export function authorizer(properties: Readonly<Record<string, string>> = {}): string {
  const all = {
    Name: 'token',
    AuthorizerType: 'REQUEST',
    AuthorizerUri:
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:check/invocations',
    IdentitySource: '[route.request.querystring.token]',
    ...properties,
  };
  return part(
    'Authorizer',
    Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
  );
}

/** The resource, created under a condition. */
export function under(condition: string, resource: string): string {
  return resource.replace('{', `{ Condition: ${condition},`);
}

/** The same template or part, of another API: `!ImportValue ChatApi`, or an id. */
export function of(id: string, text: string): string {
  return text.replaceAll('ApiId: !Ref Api', `ApiId: ${id}`);
}

/**
 * Tests for every policy about a part: it finds the API of the part across stacks, and where the API is out of sight.
 *
 * @param id the policy
 * @param bad a part that violates it
 * @param path the property it is reported at
 * @param options `provesItself`: the part alone shows that its API is a WebSocket API
 */
export function followsTheApi(
  id: string,
  bad: string,
  path: string,
  { provesItself = false }: { readonly provesItself?: boolean } = {},
): void {
  const reported = [path === '' ? 'Part' : `Part ${path}`];

  test('it is reported in another stack than its API', () => {
    expect(reports(id, chat({}, EXPORTED), stack({ Part: of('!ImportValue ChatApi', bad) }))).toEqual(reported);
  });

  test('it is reported where the API is out of sight, and its parts show that it is a WebSocket API', () => {
    const parts = new Map([['Part', bad]]);
    if (!provesItself) parts.set('Other', route('$disconnect'));
    expect(reports(id, of('a1b2c3', stack(Object.fromEntries(parts))))).toEqual(reported);
  });

  if (!provesItself) {
    test('it is not judged where the API is out of sight, and may be an HTTP API', () => {
      expect(reports(id, of('a1b2c3', stack({ Part: bad })))).toEqual([]);
    });
  }

  test('it is not judged where the API is an HTTP API', () => {
    expect(reports(id, chat({ Part: bad }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });

  test('it is reported once where its API depends on a condition', () => {
    const either = of('!If [IsProd, !Ref Api, a1b2c3]', stack({ Part: bad, Other: route('$disconnect') }));
    expect(reports(id, `${either}\n  Api: ${api()}\n${IS_PROD}`)).toEqual(reported);
  });
}
