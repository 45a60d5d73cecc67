import type { Policy } from '../../rules/policy';

const PAGES = 'https://github.com/cdk-websocket-guard/cdk-websocket-guard/blob/main/docs/rules';

/** The page about a policy; of a user's own policy (`acme/…`), its first reference. */
export function docsUrl(policy: Pick<Policy, 'id' | 'references'>): string {
  return policy.id.includes('/') ? policy.references[0] : `${PAGES}/${policy.id}.md`;
}
