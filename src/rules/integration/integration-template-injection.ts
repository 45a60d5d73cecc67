import type { Integration } from '../../apigateway/model';
import { type Branch, excluding, firstOf } from '../../cloudformation/conditions/branches';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Fault } from '../../velocity/client-data';
import type { Syntax } from '../../velocity/contexts';
import { injections } from '../../velocity/injection';
import type { Injection } from '../../velocity/output';
import { anyTextRoutes } from '../support/any-text-routes';
import { keysOf } from '../support/keys';
import { mappedHeader } from '../support/mapped-header';
import { developerGuide } from '../support/pages';
import { someNames } from '../support/some-names';
import type { Judge, Policy, Violation } from '../policy';

/** Integrations that send what their template prints; proxies send the message itself, mocks nothing. */
const SENDS_TEMPLATE = new Set<string | undefined>(['AWS', 'HTTP']);
/** Inputs and remedies that a message names. */
const MAX_NAMES = 3;
const ONLY_NO_JSON: Fault = 'adds values if the message is no JSON';

/** What happens to some inputs, and what an attacker makes of it. */
const ATTACKS: Readonly<Record<Exclude<Fault, typeof ONLY_NO_JSON>, (inputs: string) => string>> = {
  'ends the string': (inputs) =>
    `The template copies ${inputs} into a JSON string unescaped: a client that sends x", "admin": "yes ends the string and adds fields of its own.`,
  'is quoted twice': (inputs) =>
    `The template puts ${inputs}, which comes with its own quotation marks, between quotation marks: a client that sends a text or an object ends the string and changes or breaks the JSON.`,
  'is not quoted': (inputs) =>
    `The template escapes ${inputs} for a JSON string, and writes it outside quotation marks: a client that sends {} or 1, 2 puts values of another kind, or more of them, into the request.`,
  'adds values': (inputs) =>
    `The template copies ${inputs} into JSON outside quotation marks: a client that sends the text 1, "admin": true adds fields of its own.`,
  'adds parameters': (inputs) =>
    `The template copies ${inputs} into a form body or query string, where & begins the next parameter: a client that sends x&Name=value adds parameters of its own to the request.`,
  'adds elements': (inputs) =>
    `The template copies ${inputs} into XML: a client that sends <admin>true</admin> adds elements of its own.`,
};

export const integrationTemplateInjection: Policy = {
  id: 'integration-template-injection',
  category: 'security',
  severity: 'warning',
  title: 'A request template escapes what the client sent',
  why: 'A mapping template is filled in as text. It copies what a client sends character by character, so that quotation marks and ampersands in a message change the request that the integration makes with the rights of the API.',
  fix: "Escape each value for where it stands. In a JSON string: \"$util.escapeJavaScript($input.path('$.name')).replaceAll(\"\\\\'\",\"'\")\", where the replacement takes back the escaped apostrophes that JSON does not know. As a whole JSON value: $input.json('$.name') without quotation marks around it. In a form body or query string: $util.urlEncode($input.json('$')). Escape JSON inside another text once for each level. API Gateway has no escape for XML: send $util.base64Encode(…) there, or JSON instead of XML.",
  references: [
    developerGuide('apigateway-websocket-api-mapping-template-reference'),
    developerGuide('api-gateway-mapping-template-reference'),
  ],
  controls: { cwe: ['CWE-74', 'CWE-116'] },
  check(model, judge) {
    for (const [integration, key] of keysOf(judge, model.integrations, 'RequestTemplates')) {
      judge.values(integration, [['RequestTemplates', key], 'IntegrationType'], ([template, type]) => {
        if (template.isAbsent || !SENDS_TEMPLATE.has(type.string)) return undefined;
        template.assertInSight();
        const syntax = syntaxOf(key) ?? mappedSyntax(judge, integration, type.when);
        const found = template.text && injections(template.text, syntax);
        if (!found)
          throw new NotKnown(
            ['RequestTemplates', key],
            'it is not written as Velocity takes it, or runs code of its own',
          );
        return violations(judge, found, integration, type.when);
      });
    }
  },
};

function violations(
  judge: Judge,
  found: readonly Injection[],
  integration: Integration,
  given: Branch,
): readonly Violation[] {
  const sentences = Object.entries(ATTACKS).flatMap(([fault, attack]) => {
    const same = found.filter((injection) => injection.fault === fault);
    if (same.length === 0) return [];
    const inputs = same.map(({ input }) => input);
    return [`${attack(someNames(inputs, MAX_NAMES))} ${mend(same)}`];
  });
  const bodies = found.filter(({ fault }) => fault === ONLY_NO_JSON);
  const taking = bodies.length === 0 ? [] : firstOf(given, anyTextRoutes(judge, integration, given));
  const others = excluding(
    given,
    taking.map(({ when }) => when),
  );
  return [
    ...taking.map(({ candidate: { key }, when }) => {
      const attack = `The template copies $input.body into JSON outside quotation marks, and route ${key} takes messages that are not JSON: a client that sends 1, "connectionId": "x" adds fields of its own.`;
      return { message: [...sentences, `${attack} ${mend(bodies)}`].join(' '), when };
    }),
    ...(sentences.length === 0 ? [] : others.map((when) => ({ message: sentences.join(' '), when }))),
  ];
}

/** What a content type says of a text. */
function syntaxOf(contentType: string): Syntax | undefined {
  if (/[/+]json\b/.test(contentType)) return 'json';
  if (contentType.includes('x-www-form-urlencoded')) return 'form';
  return /[/+]xml\b/.test(contentType) ? 'xml' : undefined;
}

/** What the header says that the integration is sent with. */
function mappedSyntax(judge: Judge, integration: Integration, when: Branch): Syntax | undefined {
  return mappedHeader(judge, integration, 'content-type', when)
    .map((type) => syntaxOf(String(type)))
    .find((syntax) => syntax !== undefined);
}

function mend(found: readonly Injection[]): string {
  const remedies = found.map(({ remedy }) => remedy);
  return `Write ${someNames(remedies, MAX_NAMES)}.`;
}
