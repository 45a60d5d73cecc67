import { STARTS } from './scaffold';

const FOLDERS = Object.keys(STARTS);
const USAGE = 'npm run new-rule -- FOLDER ID';
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/**
 * Why no policy can be begun by what somebody wrote behind `npm run new-rule --`.
 *
 * @param written the words
 * @param taken ids that there are already
 * @returns one line; undefined where one can
 */
export function refusal(written: readonly string[], taken: readonly string[]): string | undefined {
  const [folder, id, ...more] = written;
  if (folder === undefined || id === undefined || more.length > 0)
    return `usage: ${USAGE}, with a folder of ${FOLDERS.join(', ')}`;
  if (!FOLDERS.includes(folder)) return `there is no folder ${folder}; write one of ${FOLDERS.join(', ')}: ${USAGE}`;
  if (!ID.test(id)) return `${id} is no id: write two or more words in small letters, with hyphens between them`;
  if (folder === 'http' && !id.startsWith('http-'))
    return `the id of a policy for HTTP APIs begins with http-: http-${id}`;
  if (folder !== 'http' && id.startsWith('http-'))
    return `an id that begins with http- is one of a policy for HTTP APIs: npm run new-rule -- http ${id}`;
  if (taken.includes(id)) return `there is a rule ${id} already: docs/rules/${id}.md`;
  return undefined;
}
