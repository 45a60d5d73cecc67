import { REPAIRS } from '../src/constructs/support/repairs';

const CONSTRUCTS = { kept: 'kept', refused: 'refuses to synthesise' };

/** What each of the three ways does about a policy, as a Markdown table. */
export function repairTable(): string {
  const rows = REPAIRS.map(({ ruleId, constructs, defaults, injectors }) => {
    const cells = [constructs ? CONSTRUCTS[constructs] : '', defaults ? 'filled in' : '', injectors ? 'filled in' : ''];
    return `| [${ruleId}](docs/rules/${ruleId}.md) | ${cells.join(' | ')} |`;
  });
  return [
    '| policy | constructs | `WebSocketDefaults` | `WebSocketGuardInjectors` |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
