import {
  CONNECTION_TYPES,
  CONTENT_HANDLING_STRATEGIES,
  ENDPOINT_TYPES,
  INTEGRATION_TYPES,
  IP_ADDRESS_TYPES,
  LOGGING_LEVELS,
  PASSTHROUGH_BEHAVIORS,
  PROTOCOL_TYPES,
  ROUTING_MODES,
  SECURITY_POLICIES,
  THROTTLING_LIMITS,
  VERSION_1_ROUTING_MODES,
} from '../../aws/documented-values';
import type { Path } from '../../cloudformation/document/json';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { At, Judge, Policy, Verdict } from '../policy';
import { WITH_LOG_ROLE } from '../support/log-role';
import { itemPaths } from '../support/item-paths';
import { isLimit } from '../support/limit';
import { checkSettings } from '../support/check-settings';
import { version1DomainsInUse } from '../support/domains-in-use';
import { templateReference } from '../support/pages';
import { version2Domains } from '../support/version-2-domains';

const INTEGRATION_VALUES: Readonly<Record<string, readonly string[]>> = {
  IntegrationType: INTEGRATION_TYPES,
  ConnectionType: CONNECTION_TYPES,
  PassthroughBehavior: PASSTHROUGH_BEHAVIORS,
  ContentHandlingStrategy: CONTENT_HANDLING_STRATEGIES,
};

export const documentedValues: Policy = {
  id: 'documented-values',
  category: 'deploy',
  severity: 'error',
  title: 'A property has a value that AWS documents',
  why: 'Each of these properties accepts a few words, spelled exactly, or a number of 0 or more. Nothing reports any other value before the deployment, and no policy counts it as set.',
  fix: 'Write one of the documented values, in the same upper and lower case.',
  references: [
    templateReference('ApiGatewayV2::Api'),
    templateReference('ApiGatewayV2::Integration'),
    templateReference('ApiGatewayV2::IntegrationResponse'),
    templateReference('ApiGatewayV2::Stage', 'RouteSettings'),
    templateReference('ApiGatewayV2::DomainName', 'DomainNameConfiguration'),
    templateReference('ApiGatewayV2::DomainName'),
  ],
  check(model, judge) {
    oneOf(judge, model.resources('AWS::ApiGatewayV2::Api'), ['ProtocolType'], PROTOCOL_TYPES);
    oneOf(judge, model.apiResources, ['IpAddressType'], IP_ADDRESS_TYPES);
    for (const [property, values] of Object.entries(INTEGRATION_VALUES))
      oneOf(judge, model.integrations, [property], values);
    const responses = model.integrations.flatMap((integration) => integration.responses);
    oneOf(judge, responses, ['ContentHandlingStrategy'], CONTENT_HANDLING_STRATEGIES);
    checkSettings(judge, model.stages, ['LoggingLevel'], (level, setting) =>
      isOff(level) ? undefined : noLevel(other(level, setting, LOGGING_LEVELS)),
    );
    checkSettings(judge, model.stages, THROTTLING_LIMITS, (limit, setting) => {
      if (limit.isAbsent || isLimit(limit)) return undefined;
      return `${setting} is ${said(limit)}; AWS documents a number, 0 or more.`;
    });
    for (const domain of version1DomainsInUse(model))
      oneOf(judge, domain, ['RoutingMode'], VERSION_1_ROUTING_MODES);
    for (const domain of version2Domains(model)) {
      oneOf(judge, domain, ['RoutingMode'], ROUTING_MODES);
      for (const item of itemPaths(domain.resource, 'DomainNameConfigurations')) {
        oneOf(judge, domain, [...item, 'EndpointType'], ENDPOINT_TYPES);
        oneOf(judge, domain, [...item, 'SecurityPolicy'], SECURITY_POLICIES);
        oneOf(judge, domain, [...item, 'IpAddressType'], IP_ADDRESS_TYPES);
      }
    }
  },
};

function oneOf<T extends At>(judge: Judge, at: T | readonly T[], path: Path, values: readonly string[]): void {
  judge.value(at, path, (value) => other(value, String(path.at(-1)), values));
}

/** What is wrong with a value that is none of those documented. */
function other(value: Value, property: string, values: readonly string[]): string | undefined {
  if (value.isAbsent || values.includes(value.string ?? '')) return undefined;
  return `${property} is ${said(value)}; AWS documents ${values.slice(0, -1).join(', ')} and ${values.at(-1) ?? ''}.`;
}

/** A level that is written right makes the stage write logs. */
function noLevel(message: string | undefined): Verdict {
  return message === undefined ? undefined : { message, fix: `Write ERROR, INFO or OFF. ${WITH_LOG_ROLE}` };
}

/** OFF without quotes, which YAML reads as a boolean. */
function isOff({ term }: Value): boolean {
  return term.kind === 'scalar' && term.value === false;
}

function said(value: Value): string {
  if (value.text === undefined) return `a ${value.term.kind}`;
  return value.isKnown && value.string === '' ? 'empty' : `"${String(value)}"`;
}
