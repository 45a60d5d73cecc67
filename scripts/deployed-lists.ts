import { COMMANDS } from '../src/deployed/commands';
import { isAboutDeployed } from '../src/deployed/deployed-policies';
import type { Policy } from '../src/rules/policy';

/** The policies that do not judge deployed resources. */
export function notJudgedList(policies: readonly Policy[]): string {
  return policies
    .filter((policy) => !isAboutDeployed(policy))
    .map(({ id }) => `[${id}](rules/${id}.md)`)
    .join(' · ');
}

/** The commands whose answers are used, with their parameters. */
export function commandTable(): string {
  const rows = Object.entries(COMMANDS).map(([command, { parameters }]) => {
    const named = parameters.map((name) => `\`${name}\``).join(', ');
    return `| \`${command}\` | ${named} |`;
  });
  return ['| command | parameters |', '| --- | --- |', ...rows].join('\n');
}
