import { NotKnown } from '../../cloudformation/intrinsics/value';
import { injections } from '../../velocity/injection';
import type { Injection } from '../../velocity/mapping-output';
import type { Policy } from '../policy';
import { keysOf } from '../support/keys';

/** Integrations that send what their template prints; proxies send the message itself, mocks nothing. */
const SENDS_TEMPLATE = new Set(['AWS', 'HTTP']);

const ATTACKS: Record<Injection['into'], string> = {
  'a JSON string': 'a client that sends a quotation mark ends the string and adds fields of its own',
  'a query string': 'a client that sends an ampersand adds parameters of its own',
};

export const integrationTemplateInjection: Policy = {
  id: 'integration-template-injection',
  category: 'security',
  severity: 'warning',
  title: 'A request template escapes what the client sent',
  why: 'A mapping template is put together as text. What a client sends is copied into it character by character, so that quotation marks and ampersands in a message change the request that the integration makes with the rights of the API.',
  fix: "Inside quotes write \"$util.escapeJavaScript($input.path('$.name'))\", in a query string $util.urlEncode($input.body), and for whole JSON values $input.json('$.name') without quotes.",
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html',
  ],
  controls: { cwe: ['CWE-74', 'CWE-116'] },
  check(model, judge) {
    for (const [integration, key] of keysOf(judge, model.integrations, 'RequestTemplates')) {
      judge.values(integration, [['RequestTemplates', key], 'IntegrationType'], ([template, type]) => {
        if (template.isAbsent || !SENDS_TEMPLATE.has(type.string ?? '')) return undefined;
        template.assertInSight();
        const found = template.text && injections(template.text);
        if (!found)
          throw new NotKnown(['RequestTemplates', key], 'it holds macros, or is not written as Velocity takes it');
        const sentences = Object.entries(ATTACKS).flatMap(([into, attack]) => {
          const copied = found.filter((one) => one.into === into).map(({ input }) => input);
          return copied.length === 0 ? [] : [`The template copies ${some(copied)} into ${into} unescaped: ${attack}.`];
        });
        return sentences.length > 0 && sentences.join(' ');
      });
    }
  },
};

/** At most three of some names, and how many more there are. */
function some(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.slice(0, 3).join(', ') + more;
}
