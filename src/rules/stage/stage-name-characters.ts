import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

const MAX_LENGTH = 128;
/** HTTP APIs have a stage of this name: `stage-name` speaks of it. */
const DEFAULT = '$default';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  odd: (name: string, character: string) =>
    `The stage name ${name} contains "${character}"; AWS accepts letters, digits, _ and -.`,
  length: (length: string) => `The stage name has ${length} characters; AWS accepts 1 to ${MAX_LENGTH}.`,
};

/** The first character of a name, or of a part of one, that AWS does not take. */
export function oddCharacter(name: string): string | undefined {
  return name === DEFAULT ? undefined : /[^\w-]/.exec(name)?.[0];
}

/** Whether a name has more or fewer characters than AWS takes. */
export function isOddLength({ length }: string): boolean {
  return length < 1 || length > MAX_LENGTH;
}

export const stageNameCharacters: Policy = {
  id: 'stage-name-characters',
  category: 'deploy',
  severity: 'error',
  title: 'The name of a stage has only letters, digits, hyphens and underscores',
  why: 'AWS documents that "Stage names can only contain alphanumeric characters, hyphens, and underscores. Maximum length is 128 characters", and rejects others: "Stage name only allows a-zA-Z0-9_".',
  fix: 'Use only letters, digits and underscores in the stage name: live, test, v1.',
  references: [
    templateReference('ApiGatewayV2::Stage'),
    awsPage('apigatewayv2/latest/api-reference/apis-apiid-stages'),
  ],
  otherTools: 'cdk-preflight pf-apigwv2-stage-name-charset also rejects hyphens, which AWS documents as allowed.',
  check(model, judge) {
    judge.value(model.stages, 'StageName', (name) => {
      const odd = oddCharacter(literalCharacters(name.text));
      if (odd !== undefined) return MESSAGES.odd(name.toString(), odd);
      const { string } = name;
      return string !== undefined && isOddLength(string) && MESSAGES.length(String(string.length));
    });
  },
};
