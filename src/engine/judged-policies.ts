import { CATALOGUE } from '../rules/catalogue';
import { isAboutProtocol } from '../rules/is-about-protocol';
import type { Policy } from '../rules/policy';
import { type Configuration, protocolsOf } from './config/configuration';

/** The policies about the judged protocols, the user's own included: reports list no others. */
export function judgedPolicies(configuration: Configuration): readonly Policy[] {
  const protocols = protocolsOf(configuration);
  return [...CATALOGUE, ...(configuration.policies ?? [])].filter((policy) =>
    protocols.some((protocol) => isAboutProtocol(policy, protocol)),
  );
}
