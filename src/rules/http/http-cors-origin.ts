import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide } from '../support/pages';

export const httpCorsOrigin: Policy = {
  id: 'http-cors-origin',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'Allowed origins are written as browsers send them',
  why: 'An origin is a scheme, a host and, where it is not the default one, a port: https://app.example.com. AWS rejects an origin that begins with neither http:// nor https:// with "Invalid format for origin". Browsers send origins without a path: where the allowed origin ends in a slash, pages get a CORS error.',
  fix: 'Write https:// and the host, without a path or a slash at the end; https://* allows every origin over https, * every origin.',
  references: [
    developerGuide('http-api-cors'),
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin',
  ],
  check(model, judge) {
    for (const { resource } of model.apis)
      if (resource)
        judge.list(resource, 'CorsConfiguration.AllowOrigins', (origins) => {
          const found = origins.map(problemOf).find((problem) => problem !== undefined);
          if (found === undefined) for (const origin of origins) origin.assertInSight();
          return found;
        });
  },
};

/** What is wrong with an origin, whatever deployment fills in between what is written. */
function problemOf(origin: Value): string | undefined {
  const { text = [] } = origin;
  const [first] = text;
  if (typeof first !== 'string' || first === '*') return undefined;
  // What is written may be the beginning of a scheme.
  if (text.length > 1 && SCHEMES.some((scheme) => scheme !== first && scheme.startsWith(first.toLowerCase())))
    return undefined;
  const characters = literalCharacters(text, 'x').toLowerCase();
  if (!SCHEMES.some((scheme) => characters.startsWith(scheme)))
    return `AWS rejects the origin: "Invalid format for origin ${String(origin)}".`;
  return /^https?:\/\/[^/]*\//.test(characters)
    ? `Browsers send origins without a path, but ${String(origin)} has one: its pages get a CORS error.`
    : undefined;
}

const SCHEMES = ['https://', 'http://'];
