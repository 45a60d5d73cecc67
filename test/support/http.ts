import { part } from './api';
import { reports } from './findings';

export { part };

/** Parameter `Env` without a default, and condition `IsProd` on it. */
export const IS_PROD = `
Parameters: { Env: { Type: String }, Open: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }`;

/**
 * A template with HTTP API `Api`, and further resources in YAML's flow style by their logical ids.
 *
 * @param resources by logical id
 * @param around properties of the API, and further sections
 */
export function books(
  resources: Readonly<Record<string, string>>,
  { properties = '', sections = IS_PROD }: { readonly properties?: string; readonly sections?: string } = {},
): string {
  const api = `{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP, ${properties} } }`;
  const all = Object.entries({ Api: api, ...resources });
  return [sections, 'Resources:', ...all.map(([id, text]) => `  ${id}: ${text}`)].join('\n');
}

/** A Lambda function. */
export function lambda(properties = ''): string {
  return `{ Type: AWS::Lambda::Function, Properties: { ${properties} } }`;
}

/**
 * Tests for every policy about a part of an HTTP API.
 *
 * @param id the policy
 * @param bad a part that violates it
 * @param path the property it is reported at
 */
export function followsTheHttpApi(id: string, bad: string, path: string): void {
  const reported = [path === '' ? 'Part' : `Part ${path}`];

  test('it is reported in another stack than its API', () => {
    const here = books({}, { sections: 'Outputs: { Id: { Value: !Ref Api, Export: { Name: BooksApi } } }' });
    const there = `Resources:\n  Part: ${bad.replace('!Ref Api', '!ImportValue BooksApi')}`;
    expect(reports(id, here, there)).toEqual(reported);
  });

  test('it is reported where a route shows that an API out of sight is an HTTP API', () => {
    const shown = part('Route', 'RouteKey: PUT /books, AuthorizationType: AWS_IAM');
    const parts = `Resources:\n  Part: ${bad}\n  Shown: ${shown}`.replaceAll('!Ref Api', 'a1b2c3');
    expect(reports(id, parts)).toEqual(reported);
  });

  test('it is not judged where the API is a WebSocket API', () => {
    expect(reports(id, books({ Part: bad }).replace('ProtocolType: HTTP', 'ProtocolType: WEBSOCKET'))).toEqual([]);
  });

  test('the condition of the part itself is no branch', () => {
    expect(reports(id, books({ Part: bad.replace('{', '{ Condition: IsProd,') }))).toEqual(reported);
  });
}
