import { functionRef } from '../../apigateway/invocations/invoked-function';
import type { Policy } from '../policy';
import { awsPage, developerGuide } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  plaintext: (uri: string) => `Requests travel to ${uri} over the internet unencrypted.`,
};

export const httpIntegrationPlaintextBackend: Policy = {
  id: 'http-integration-plaintext-backend',
  protocols: ['http'],
  category: 'security',
  severity: 'warning',
  title: 'An integration of an HTTP API calls a public back end over TLS',
  why: 'Clients call https://, but API Gateway passes every request on in plain text, tokens included: anybody between it and the back end can read and change it.',
  fix: 'Give the back end a certificate, and write https:// in IntegrationUri.',
  references: [
    developerGuide('http-api-develop-integrations-http'),
    awsPage('wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt'),
  ],
  controls: { nist80053: ['SC-8'], cwe: ['CWE-319'] },
  check(model, judge) {
    judge.values(
      model.integrations,
      ['IntegrationUri', 'ConnectionType', 'IntegrationType'],
      ([uri, connection, type]) => {
        // A function or a service, wherever it is.
        if (type.isKnown && type.string === 'AWS_PROXY') return undefined;
        const first = uri.text?.at(0);
        if (typeof first === 'object' && (first.kind === 'resource' || functionRef(model, uri.text)?.resource))
          return undefined;
        // Only the scheme matters: an address that is filled in behind it need not be known.
        const start = typeof first === 'object' ? uri.string : first;
        if (!start?.toLowerCase().startsWith('http://')) return undefined;
        if (!connection.isAbsent && connection.string !== 'INTERNET') return undefined;
        return MESSAGES.plaintext(String(uri));
      },
    );
  },
};
