import { dropInDifferences, type ClassDifference, type PropertyDifference } from './differences';

/** As much of a value as a table shows. */
const MAX_VALUE_LENGTH = 60;

/** Every class that replaces one of aws-cdk-lib, and what is different: the sections of docs/constructs/differences.md. */
export function differencesSections(): string {
  return dropInDifferences().map(section).join('\n\n');
}

function section({ name, defaults, errors, properties }: ClassDifference): string {
  const [other, same] = [properties.filter(isOther), properties.filter((property) => !isOther(property))];
  return [
    `## ${name}`,
    ...(defaults.length === 0
      ? ['Without options, the template is that of aws-cdk-lib.']
      : ['Without options:', defaults.map((line) => `- ${inCode(line)}`).join('\n')]),
    ...(errors.length === 0
      ? []
      : ['Errors at synthesis, without options:', errors.map((error) => `- ${inCode(error)}`).join('\n')]),
    ...(same.length === 0 ? [] : [`As in aws-cdk-lib: ${same.map((property) => `\`${property.name}\``).join(', ')}.`]),
    ...(other.length === 0 ? [] : [table(other)]),
  ].join('\n\n');
}

function isOther({ differences, refusals, errors }: PropertyDifference): boolean {
  return differences.length + refusals.length + errors.length > 0;
}

function table(properties: readonly PropertyDifference[]): string {
  const rows = properties.map(({ name, differences, refusals, errors }) => {
    const lines = [
      ...differences.map(inCode),
      ...refusals.map((refusal) => `refused: ${inCode(refusal)}`),
      ...errors.map((error) => `error at synthesis: ${inCode(error)}`),
    ];
    return `| \`${name}\` | ${lines.join('<br>')} |`;
  });
  return ['| property | what is different where it is set |', '| --- | --- |', ...rows].join('\n');
}

/** A line as code of Markdown, with values that a reader takes in at a glance. */
function inCode(line: string): string {
  const [place = '', values] = line.split(/: (.*)/s, 2);
  const short = values
    ?.split(' -> ')
    .map((value) => (value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}…` : value));
  const text = short && place.startsWith('AWS::') ? `${place}: ${short.join(' -> ')}` : line;
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|').replaceAll('\n', ' ')}\``;
}
