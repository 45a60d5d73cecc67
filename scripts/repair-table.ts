import { HTTP_REPAIRS, REPAIRS, type Repair } from '../src/constructs/support/repairs';

const CONSTRUCTS = { kept: 'kept', refused: 'refuses to synthesise', reported: 'an error that stops the deployment' };

/** What each of the three ways does about a policy, as a Markdown table. */
export function repairTable(known: readonly string[]): string {
  return table(REPAIRS, 'WebSocketDefaults', 'WebSocketGuardInjectors', known);
}

/** The same for HTTP APIs. */
export function httpRepairTable(known: readonly string[]): string {
  return table(HTTP_REPAIRS, 'HttpDefaults', 'HttpGuardInjectors', known);
}

/**
 * @param repairs the rows
 * @param aspect the name of the Aspect
 * @param set the name of the injectors
 * @param known policies that have a page
 */
function table(repairs: readonly Repair[], aspect: string, set: string, known: readonly string[]): string {
  const rows = repairs.map(({ ruleId, constructs, defaults, injectors }) => {
    const name = known.includes(ruleId) ? `[${ruleId}](../rules/${ruleId}.md)` : ruleId;
    const cells = [constructs ? CONSTRUCTS[constructs] : '', defaults ? 'filled in' : '', injectors ? 'filled in' : ''];
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [`| policy | constructs | \`${aspect}\` | \`${set}\` |`, '| --- | --- | --- | --- |', ...rows].join('\n');
}
