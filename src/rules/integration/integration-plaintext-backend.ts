import { functionRef } from '../../apigateway/invocations/invoked-function';
import type { Policy } from '../policy';
import { awsPage, developerGuide } from '../support/pages';

export const integrationPlaintextBackend: Policy = {
  id: 'integration-plaintext-backend',
  category: 'security',
  severity: 'warning',
  title: 'An integration calls its back end over TLS',
  why: 'Clients connect over wss://, but API Gateway passes every message on in plain text: anybody between it and the back end can read and change it.',
  fix: 'Give the back end a certificate, and write https:// in IntegrationUri.',
  references: [
    developerGuide('apigateway-websocket-api-integration-requests'),
    awsPage('wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt'),
  ],
  controls: { nist80053: ['SC-8'], cwe: ['CWE-319'] },
  check(model, judge) {
    judge.value(model.integrations, 'IntegrationUri', (uri) => {
      const first = uri.text?.at(0);
      if (typeof first === 'object' && functionRef(model, uri.text)?.resource) return undefined;
      // Only the scheme matters: an address that is filled in behind it need not be known.
      const start = typeof first === 'object' ? uri.string : first;
      if (!start?.toLowerCase().startsWith('http://')) return undefined;
      return `Messages travel to ${String(uri)} unencrypted.`;
    });
  },
};
