import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

const MAX_LENGTH = 128;
/** HTTP APIs have a stage of this name: `stage-name` speaks of it. */
const DEFAULT = '$default';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  odd: (name: string, character: string) =>
    `The name ${name} of the stage holds "${character}"; AWS takes letters, digits, _ and -.`,
  length: (length: string) => `The name of the stage has ${length} characters; AWS takes 1 to ${MAX_LENGTH}.`,
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
  title: 'The name of a stage has letters, digits, hyphens and underscores',
  why: 'AWS documents that "Stage names can only contain alphanumeric characters, hyphens, and underscores. Maximum length is 128 characters", and rejects others: "Stage name only allows a-zA-Z0-9_".',
  fix: 'Name the stage with letters, digits and underscores: live, test, v1.',
  references: [
    templateReference('ApiGatewayV2::Stage'),
    awsPage('apigatewayv2/latest/api-reference/apis-apiid-stages'),
  ],
  check(model, judge) {
    judge.value(model.stages, 'StageName', (name) => {
      const odd = oddCharacter(literalCharacters(name.text));
      if (odd !== undefined) return MESSAGES.odd(name.toString(), odd);
      const { string } = name;
      return string !== undefined && isOddLength(string) && MESSAGES.length(String(string.length));
    });
  },
};
