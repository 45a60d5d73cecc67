import { type Json, type JsonObject, type Path, isObject, own } from '../document/json';
import { lowerFirst } from '../letter-case';
import { isIntrinsic } from '../intrinsics/written-intrinsic';
import type { Created } from '../resources/created-resource';
import { type Scheme, readSchemes } from './authorizers';
import { capitalized, mapAt, readOpenApi, requirementOf, type Operation, type Requirement } from './open-api-document';
import { authorization, integration, route } from './routes';

/** What a document makes: the parts of an API, and properties of the API itself. */
export interface ExpandedDocument {
  /** Its routes, integrations and authorizers. */
  readonly parts: readonly Created[];
  /** Properties of the API that the document sets. */
  readonly properties: Readonly<Record<string, Json | undefined>>;
  /** The path in the document of a property of the API; undefined for a property that the document does not set. */
  readonly from: (path: Path) => Path | undefined;
  /** Whether it shows all parts of the API. */
  readonly isWhole: boolean;
}

/** What AWS SAM adds to a document. */
export interface DocumentAdditions {
  /** Security schemes by name. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** The scheme of operations that name none. @default - none */
  readonly defaultScheme?: string | undefined;
  /** The route keys of operations that get an integration. @default - none */
  readonly integrated?: ReadonlySet<string>;
}

const CORS = 'x-amazon-apigateway-cors';
const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

/**
 * The resources that API Gateway creates from the OpenAPI document of an HTTP API.
 *
 * @param api the logical id of the API
 * @param body the document
 * @param additions what AWS SAM adds to it
 */
export function expandDocument(
  api: string,
  body: Json,
  additions: DocumentAdditions = { schemes: new Map() },
): ExpandedDocument {
  const { schemes: added, integrated = new Set() } = additions;
  const document = readOpenApi(body);
  const parts = new Map<string, Created>();
  const add = (created: Created): string => {
    parts.set(created.logicalId, created);
    return created.logicalId;
  };
  const { schemes, authorizers } = readSchemes(document.schemes, api, added);
  for (const authorizer of authorizers) add(authorizer);
  let isWhole = document.isWhole && document.bare.every(({ routeKey }) => integrated.has(routeKey));
  for (const operation of document.operations) {
    const properties = authorization(requirement(operation, document.security, additions), schemes);
    if (!properties) {
      isWhole = false;
      continue;
    }
    const { routeKey, at, when, integration: written } = operation;
    const shared = written.component;
    const integrationId = add(
      integration(api, shared ?? routeKey, {
        json: written.json,
        at: written.at,
        when: shared === undefined ? when : [],
      }),
    );
    add(route(api, routeKey, integrationId, { properties, at, when }));
  }
  return { parts: [...parts.values()], isWhole, ...ofApi(isObject(body) && !isIntrinsic(body) ? body : {}) };
}

function requirement(
  { json, routeKey }: Operation,
  ofDocument: Json | undefined,
  { defaultScheme }: DocumentAdditions,
): Requirement {
  const security = own(json, 'security');
  if (security === undefined && ofDocument !== undefined) return 'unknown';
  const written = requirementOf(security);
  if (written !== 'none' || defaultScheme === undefined || routeKey.startsWith('OPTIONS ')) return written;
  return { scheme: defaultScheme, scopes: [] };
}

/** The properties of the API itself that a document sets. */
function ofApi(body: JsonObject): Pick<ExpandedDocument, 'properties' | 'from'> {
  const cors = own(body, CORS);
  const corsMap = mapAt(body, CORS);
  const servers = own(body, 'servers');
  const server = Array.isArray(servers) ? (servers as readonly Json[])[0] : undefined;
  const endpoint = isObject(server) ? own(server, ENDPOINT) : undefined;
  const disabled = isObject(endpoint) ? own(endpoint, 'disableExecuteApiEndpoint') : undefined;
  return {
    properties: {
      ...(cors === undefined ? {} : { CorsConfiguration: corsMap ? capitalized(corsMap) : cors }),
      ...(disabled === undefined ? {} : { DisableExecuteApiEndpoint: disabled }),
    },
    from: ([name, ...rest]) => {
      if (name === 'CorsConfiguration')
        return [
          CORS,
          ...rest.map((step, index) => (index === 0 && typeof step === 'string' ? lowerFirst(step) : step)),
        ];
      return name === 'DisableExecuteApiEndpoint' ? ['servers', 0, ENDPOINT, 'disableExecuteApiEndpoint'] : undefined;
    },
  };
}
