import { list, optional, orLater, type Kind } from './kinds';

/** Identity sources that AWS accepts for the Lambda authorizer of an HTTP API. */
export const LAMBDA_SOURCES = sources(
  /^\$(?:request\.(?:header|querystring)|context|stageVariables)\.\S+$/,
  '$request.header.NAME, $request.querystring.NAME, $context.NAME or $stageVariables.NAME',
);

/** Those that it accepts for a JWT authorizer. */
export const JWT_SOURCES = sources(
  /^\$request\.(?:header|querystring)\.\S+$/,
  '$request.header.NAME or $request.querystring.NAME',
);

function sources(form: RegExp, forms: string): Kind {
  const source = orLater(
    `${forms} ("Invalid identity source expression")`,
    (value) => typeof value === 'string' && form.test(value),
  );
  return optional(list("'$request.header.Authorization'", source));
}
