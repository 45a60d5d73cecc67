import { check } from '../../../src/engine/check';
import { template } from '../../support/findings';

const REASON = 'the catalog is public, decided with security on 2026-03-02';

/** Open route and private integration without TLS of an HTTP API, with metadata in YAML's flow style. */
const app = (metadata: string): ReturnType<typeof template> =>
  template(`
Resources:
  Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP } }
  List:
    Type: AWS::ApiGatewayV2::Route
    Metadata: ${metadata}
    Properties: { ApiId: !Ref Books, RouteKey: GET /books }
  Backend:
    Type: AWS::ApiGatewayV2::Integration
    Metadata: ${metadata}
    Properties: { ApiId: !Ref Books, IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, IntegrationMethod: ANY }
`);

/** How the finding of a policy is suppressed; null where there is none. */
const suppressed = (ruleId: string, metadata: string): unknown => {
  const { findings } = check([app(metadata)], { protocols: ['http'] });
  const found = findings.filter((finding) => finding.ruleId === ruleId);
  expect(found).toHaveLength(1);
  return found[0]?.suppressed ?? null;
};

describe.each([
  ['http-route-authorized', 'websocket-guard:anonymous-access', 'websocket-guard:unverified-server'],
  ['http-private-tls', 'websocket-guard:unverified-server', 'websocket-guard:anonymous-access'],
])('%s', (ruleId, decision, other) => {
  test('is suppressed by the decision in the metadata of the resource, with its reason', () => {
    expect(suppressed(ruleId, `{ "${decision}": { reason: "${REASON}" } }`)).toEqual({ reason: REASON, by: decision });
  });

  test('is suppressed by cdk-nag metadata', () => {
    const id = ruleId === 'http-private-tls' ? 'HttpPrivateTls' : 'HttpRouteAuthorized';
    const metadata = `{ cdk_nag: { rules_to_suppress: [{ id: WebSocketGuard-${id}, reason: "${REASON}" }] } }`;
    expect(suppressed(ruleId, metadata)).toMatchObject({ reason: REASON });
  });

  test.each([
    ['another decision', `{ "${other}": { reason: "${REASON}" } }`],
    ['none', '{}'],
    ['a decision that is no map', `{ "${decision}": true }`],
  ])('counts with %s', (_, metadata) => {
    expect(suppressed(ruleId, metadata)).toBeNull();
  });

  test('a suppressed finding is not counted', () => {
    const { summary } = check([app(`{ "${decision}": { reason: "${REASON}" } }`)], {
      protocols: ['http'],
      rules: { [ruleId]: 'error' },
    });
    expect(summary.suppressed).toBe(1);
  });
});
