import { formatText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import { MAX_MAPPING_KEY_LENGTH, NO_MAPPING_KEY_CHARACTER } from '../../aws/mapping-keys';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

export const apiMappingKey: Policy = {
  id: 'api-mapping-key',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'A mapping key has only characters that AWS accepts',
  why: "AWS documents letters, digits and $-_.+!*'() for mapping keys, at most 300 characters, and / between levels. The key is a part of the path of the URL: it cannot have a query string or a space, nor a slash at its beginning or end.",
  fix: "Write ApiMappingKey with letters, digits, / and $-_.+!*'(), at most 300 characters; or leave it out to map the API to the whole domain.",
  references: [
    developerGuide('websocket-api-mappings'),
    developerGuide('http-api-mappings'),
    templateReference('ApiGatewayV2::ApiMapping'),
    github('aws/aws-cdk/issues/8983'),
  ],
  check(model, judge) {
    judge.value(model.mappings, 'ApiMappingKey', wrong);
  },
};

/** A slash that separates no levels, which AWS rejects. */
const STRAY_SLASH = /^\/|\/\/|\/$/;

/** What is wrong with a key, whatever deployment fills in between what is written. */
function wrong(key: Value): string | undefined {
  const characters = literalCharacters(key.text);
  const [other] = NO_MAPPING_KEY_CHARACTER.exec(characters) ?? [];
  if (other !== undefined)
    return `The mapping key ${String(key)} contains ${JSON.stringify(other)}: AWS accepts letters, digits, / and $-_.+!*'().`;
  if (characters.length > MAX_MAPPING_KEY_LENGTH)
    return `The mapping key has ${characters.length} characters: AWS accepts at most ${MAX_MAPPING_KEY_LENGTH}.`;
  if (STRAY_SLASH.test(formatText(key.text ?? [])))
    return `The mapping key ${String(key)} begins or ends with a slash, or has two in a row.`;
  key.assertKnown();
  return undefined;
}
