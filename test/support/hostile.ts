import type { TemplateInput } from '../../src/cloudformation/template-input';
import { template } from './findings';

/** Texts that mean something to whatever shows a report. */
export const HOSTILE = [
  '<script>globalThis.pwned = 1</script>',
  `"><img src=x onerror="globalThis.pwned = 1">`,
  `' onload='globalThis.pwned = 1`,
  '</style><script>globalThis.pwned = 1</script>',
  '--><svg onload=globalThis.pwned=1>',
  ']]><script>globalThis.pwned = 1</script>',
  '\u001b[2J\u001b]0;title\u0007',
  '\n::error file=x::injected\r\n##[error]injected',
  '| [click](javascript:alert(1)) `code` @everyone #1 https://evil.example/',
  '\u202egnp.exe\u2066',
  '{{constructor}} ${process.exit()} %0A::warning::x',
] as const;

/** A template in which everything a report shows is hostile: names, keys, values, metadata and the file itself. */
export function hostileTemplate(text: string): TemplateInput {
  const v2 = 'AWS::ApiGatewayV2::';
  const api = `Api${text}`;
  const integration = `Integration${text}`;
  const stage = `Stage${text}`;
  const reference = { ApiId: { Ref: api } };
  return template(
    {
      Parameters: { [`Limit${text}`]: { Type: 'Number' } },
      Resources: {
        [api]: {
          Type: `${v2}Api`,
          Metadata: { 'aws:cdk:path': `App/${text}/Resource` },
          Properties: { Name: text, ProtocolType: 'WEBSOCKET' },
        },
        [`Route${text}`]: {
          Type: `${v2}Route`,
          Metadata: { 'aws:cdk:path': `App/${text}/Route` },
          Properties: {
            ...reference,
            RouteKey: '$connect',
            Target: { 'Fn::Join': ['/', ['integrations', { Ref: integration }]] },
          },
        },
        [`Other${text}`]: {
          Type: `${v2}Route`,
          Properties: { ...reference, RouteKey: text, AuthorizationType: 'CUSTOM' },
        },
        [integration]: {
          Type: `${v2}Integration`,
          Properties: {
            ...reference,
            IntegrationType: text,
            IntegrationUri: `https://example.org/${text}`,
            TimeoutInMillis: { Ref: `Limit${text}` },
          },
        },
        [stage]: {
          Type: `${v2}Stage`,
          Metadata: { cdk_nag: { rules_to_suppress: [{ id: 'WebSocketGuard-StageThrottling', reason: text }] } },
          Properties: { ...reference, StageName: text, AutoDeploy: true },
        },
      },
    },
    `${text}.yaml`,
  );
}
