const PAGES = 'https://github.com/cdk-websocket-guard/cdk-websocket-guard/blob/main/docs/rules';

/** The page about a policy. */
export function docsUrl(ruleId: string): string {
  return `${PAGES}/${ruleId}.md`;
}
